"""Saying no: one reply to one or to many, written in their languages, looked at mail by mail, and sent once."""

import uuid

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.db import transaction
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tech_port.norwegian.forms import Form
from tech_port.staff.list_pages import act

from ...interest.replies import fill, values_of
from ...models import Interest, InterestMessage, ReplyTemplate
from .replies import filled_in

MAX_DECLINED = 50  # at once: each mail is looked at
WORDS = {"nb": (_("Emne på norsk"), _("Tekst på norsk")), "en": (_("Emne på engelsk"), _("Tekst på engelsk"))}


class DeclineForm(Form):
    """What those who get a no are told, in each language that is spoken among them."""

    submission = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, languages, **kwargs):
        super().__init__(*args, **kwargs)
        for language in languages:
            subject, body = WORDS[language]
            text = AdminTextareaWidget({"rows": 12, "lang": language})
            self.fields[f"subject_{language}"] = forms.CharField(
                label=subject,
                max_length=150,
                widget=AdminTextInputWidget({"lang": language}),
                validators=[filled_in],
            )
            self.fields[f"body_{language}"] = forms.CharField(
                label=body, max_length=5000, widget=text, validators=[filled_in]
            )

    def letter(self, interest, staff):
        """(subject, body) for one tenant, in their language."""
        with translation.override(interest.language):
            values = values_of(interest, interest.units.select_related("building"), staff)
            return [fill(self.cleaned_data[f"{part}_{interest.language}"], values) for part in ("subject", "body")]


@act(
    _("Avslå valgte …"),
    _("Du skriver svaret, og ser over hver e-post før noe sendes."),
    permissions=["change"],
)
def decline_many(model_admin, request, queryset):
    return write(model_admin, request, queryset)


def decline(model_admin, request, interest):
    return write(model_admin, request, Interest.objects.filter(pk=interest.pk), one=interest)


def write(model_admin, request, rows, one=None):
    """The form of what they are told, and sending it."""
    interests = list(rows.open().order_by("received_at", "pk")[: MAX_DECLINED + 1])
    if refusal := why_not(interests):
        model_admin.message_user(request, refusal, messages.WARNING)
        return back(model_admin, one)
    form = form_of(request, sorted({interest.language for interest in interests}, reverse=True))
    if form.is_bound and form.is_valid():
        tell(model_admin, request, *send(model_admin, request, interests, form))
        return back(model_admin, one)
    title = _("Avslå %(reference)s") % {"reference": one} if one else _("Avslå flere")
    context = {"form": form, "interests": interests, "templates": ReplyTemplate.objects.all()}
    return model_admin.render_page(request, one, "decline", title, **context)


def why_not(interests):
    """Why these are not declined, "" when they can be."""
    if not interests:
        return _("Ingen av disse er åpne.")
    if len(interests) > MAX_DECLINED:
        return _("Avslå høyst %(most)d om gangen, så du ser over hver e-post.") % {"most": MAX_DECLINED}
    return ""


def form_of(request, languages):
    """What was written, or a new one: empty, or begun with the template whose button was pressed."""
    if "submission" in request.POST and "mal" not in request.POST:
        return DeclineForm(request.POST, languages=languages)
    initial, number = {"submission": uuid.uuid4()}, request.POST.get("mal", "")
    template = ReplyTemplate.objects.filter(pk=number).first() if number.isdecimal() and len(number) < 10 else None
    for language in languages if template else ():
        for part in ("subject", "body"):
            initial[f"{part}_{language}"] = getattr(template, f"{part}_{language}")
    return DeclineForm(initial=initial, languages=languages)


@transaction.atomic
def send(model_admin, request, interests, form):
    """(how many were declined, how many were not because somebody closed them meanwhile)."""
    sent = 0
    for interest in interests:
        subject, body = form.letter(interest, request.user)
        submission, status = form.cleaned_data["submission"], Interest.Status.DECLINED
        if InterestMessage.objects.from_staff(interest, subject, body, submission, by=request.user, status=status):
            model_admin.log_change(request, interest, _("Avslått."))
            sent += 1
    return sent, len(interests) - sent


def tell(model_admin, request, sent, left):
    text = ngettext("%(number)d avslag er lagt i køen.", "%(number)d avslag er lagt i køen.", sent) % {"number": sent}
    model_admin.message_user(request, text, messages.SUCCESS if sent else messages.WARNING)
    if left:
        text = ngettext(
            "%(number)d var avsluttet i mellomtiden og fikk ingen e-post.",
            "%(number)d var avsluttet i mellomtiden og fikk ingen e-post.",
            left,
        )
        model_admin.message_user(request, text % {"number": left}, messages.WARNING)


def back(model_admin, one):
    return model_admin.to_record(one) if one else redirect("admin:premises_interest_changelist")
