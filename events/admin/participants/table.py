"""What staff do with those who have signed up besides the door: one is added, all as a file, and what they eat."""

import uuid

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.lists.spreadsheets import csv_response, xlsx_response
from tech_port.norwegian.emails import EmailField
from tech_port.norwegian.fields import WholeNumberField
from tech_port.norwegian.forms import Form
from tech_port.open_forms.forms import posted
from tech_port.postgres.limits import limits
from tech_port.staff.decisions import require_perms

from ...participants import table as everybody
from ...privacy import NEEDS_KEPT_DAYS
from ...signup import capacity
from .permissions import CHANGE, DAY, PARENT

LARGEST_PARTY = 20
WRITERS = {"csv": csv_response, "xlsx": xlsx_response}


class ExportForm(Form):
    """What the file is to be; what people need is taken along only when asked for."""

    format = forms.ChoiceField(choices=[("csv", "CSV"), ("xlsx", "Excel")])
    needs = forms.BooleanField(label=_("Ta med mat og tilrettelegging"), required=False)


class ParticipantForm(Form):
    """Somebody who signs up by telephone or at the desk."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Navn"), max_length=100, widget=AdminTextInputWidget)
    email = EmailField(label=_("E-post"), widget=forms.EmailInput({"class": "vTextField"}))
    organisation_name = forms.CharField(
        label=_("Virksomhet"), max_length=150, required=False, widget=AdminTextInputWidget
    )
    people = WholeNumberField(
        label=_("Antall personer"), min_value=1, max_value=LARGEST_PARTY, initial=1, unit="people"
    )
    needs = forms.CharField(
        label=_("Mat og tilrettelegging"),
        max_length=4500,
        required=False,
        help_text=_("Én linje for hver person, tom for den som ikke trenger noe."),
        widget=AdminTextareaWidget({"rows": 3}),
    )
    language = forms.ChoiceField(label=_("Språk i e-postene"), choices=settings.LANGUAGES)

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        self.event = event

    def clean(self):
        """The same form again is no second sign-up, and so no error either."""
        data = super().clean()
        known = self.event.registrations.active().of_address(data.get("email", ""))
        if known.exclude(submission=data.get("submission")).exists():
            self.add_error("email", _("Denne adressen er alt påmeldt."))
        return data


def add(model_admin, request, event):
    """Sign somebody up, also when the form of the page is closed; they get the same mail."""
    initial = {"submission": uuid.uuid4(), "language": event.language}
    form = ParticipantForm(posted(request), event=event, initial=initial)
    if form.is_valid():
        try:
            signed_up = capacity.sign_up(event.pk, by_staff=True, **form.cleaned_data)
        except capacity.SignupError as refusal:
            if event.capacity and form.cleaned_data["people"] > event.capacity:
                form.add_error("people", _("Det er bare %(count)s plasser i alt.") % {"count": event.capacity})
            else:
                form.add_error(None, refusal.state.sentence)
        else:
            registration = signed_up.registration
            if signed_up.is_new:
                model_admin.log_change(request, event, _("La til en deltaker."))
            text = _("%(name)s er lagt til: %(status)s. E-posten er lagt i køen.")
            words = {"name": registration.name, "status": registration.get_status_display()}
            model_admin.message_user(request, text % words, messages.SUCCESS)
            return redirect(DAY, event.pk)
    return model_admin.render_page(request, event, "participant_add", _("Legg til deltaker"), form=form, parent=PARENT)


@limits("export")
def export(model_admin, request, event):
    """The file with everybody; that it was taken out is logged."""
    form = ExportForm(request.POST)
    if not form.is_valid():
        model_admin.message_user(request, _("Velg CSV eller Excel."), messages.ERROR)
        return redirect(DAY, event.pk)
    ending, with_needs = form.cleaned_data["format"], form.cleaned_data["needs"]
    if with_needs:
        require_perms(request, CHANGE)
    text = _("Lastet ned deltakerlista med mat og tilrettelegging.") if with_needs else _("Lastet ned deltakerlista.")
    model_admin.log_change(request, event, text)
    header, rows = everybody.table(event, with_needs=with_needs)
    return WRITERS[ending](everybody.file_name(event, ending), header, rows, private=True)


def kitchen(model_admin, request, event):
    """Food and access, counted, without names, for print."""
    context = {
        "needs": everybody.needs(event),
        "sums": everybody.sums(event, timezone.now()),
        "kept_days": NEEDS_KEPT_DAYS,
        "parent": PARENT,
    }
    return model_admin.render_page(request, event, "kitchen", _("Mat og tilrettelegging"), **context)
