"""Answering from the admin: choose a template, write, and send what was looked at once."""

import re
import uuid

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.forms import Form
from tech_port.norwegian.typography import shortened
from tech_port.staff.editing import PortalModelAdmin, ReadOnly, both

from ...interest.replies import fill, values_of
from ...models import InterestMessage, ReplyTemplate
from .conversation import conversation

LEFT_OPEN = re.compile(r"\[[^\]\n]{1,80}\]|\{(?!(?:name|reference|units|staff)\})[^{}\n]{1,80}\}")


class ReplyForm(Form):
    """An answer to a tenant."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    subject = forms.CharField(label=_("Emne"), max_length=150, widget=AdminTextInputWidget)
    body = forms.CharField(label=_("Tekst"), max_length=5000, widget=AdminTextareaWidget({"rows": 16}))

    def clean_body(self):
        return filled_in(self.cleaned_data["body"])


def filled_in(body):
    """A text in which nothing stands in brackets: what a template leaves open is written before anything is sent."""
    if left := LEFT_OPEN.findall(body):
        raise forms.ValidationError(_("Fyll inn det som står i klammer: %(left)s") % {"left": ", ".join(left)}, "open")
    return body


def filled(template, interest, staff):
    """A template's subject and body in the tenant's language, with what its placeholders stand for."""
    with translation.override(interest.language):
        values = values_of(interest, interest.units.select_related("building"), staff)
        return {"subject": fill(template.subject, values), "body": fill(template.body, values)}


def reply(model_admin, request, interest):
    """The form of an answer, and sending it."""
    form = ReplyForm(request.POST) if request.method == "POST" else ReplyForm(initial=begun(request, interest))
    if form.is_valid():
        return send(model_admin, request, interest, form.cleaned_data)
    title = _("Svar på %(reference)s") % {"reference": interest.reference}
    context = {
        "form": form,
        "templates": ReplyTemplate.objects.all(),
        "entries": conversation(interest),
    }
    return model_admin.render_page(request, interest, "reply", title, **context)


def reply_beside(request, interest):
    """What the conversation's own page needs to answer in place."""
    return {
        "entries": conversation(interest),
        "reply_form": ReplyForm(initial=begun(request, interest)),
        "templates": ReplyTemplate.objects.all(),
    }


def begun(request, interest):
    """The initial values of an answer, from the template that `mal=` in the address names."""
    number = request.GET.get("mal", "")
    initial = {"submission": uuid.uuid4(), "subject": begun_subject(interest)}
    if number.isascii() and number.isdigit() and len(number) < 10:
        initial |= filled(get_object_or_404(ReplyTemplate, pk=number), interest, request.user)
    return initial


def begun_subject(interest):
    """What the answer is about, before staff have written it, in the tenant's language."""
    with translation.override(interest.language):
        return shortened(f"{interest.reference}: {interest.in_short}", ReplyForm.base_fields["subject"].max_length)


def send(model_admin, request, interest, data):
    first = InterestMessage.objects.from_staff(
        interest, data["subject"], data["body"], data["submission"], by=request.user
    )
    if first:
        model_admin.log_change(request, interest, _("Svart."))
    model_admin.message_user(request, _("Svaret er lagt i køen og står i tråden."), messages.SUCCESS)
    return model_admin.to_record(interest)


@admin.register(ReplyTemplate)
class ReplyTemplateAdmin(PortalModelAdmin):
    list_display = ["name", "subject_nb", "order"]
    list_editable = ["order"]
    search_fields = ["name", "subject_nb", "subject_en", "body_nb", "body_en"]
    fieldsets = [
        (
            None,
            {
                "fields": [("name", "order"), both("subject"), both("body")],
                "description": _(
                    "Settes inn i teksten: {name} (kontaktpersonen), {reference}, {units} (lokalene i meldingen) "
                    "og {staff} (navnet ditt)."
                ),
            },
        )
    ]


@admin.register(InterestMessage)
class InterestMessageAdmin(ReadOnly, PortalModelAdmin):
    """The thread is written on the tenant's page and by answering; staff look at it."""

    goes_with_its_record = True
    list_display = ["interest", "at", "sender", "by", "building", "subject"]
    list_filter = ["sender"]
    list_select_related = ["interest", "by", "building"]
    search_fields = ["interest__reference", "interest__organisation_name", "subject", "body"]
    date_hierarchy = "at"
    fields = ["interest", ("at", "sender", "by"), "building", "subject", "body"]
