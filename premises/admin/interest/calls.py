"""Telephone calls: that staff talked with a tenant, who and when. What was said is nobody's log."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.fields import SplitMomentField
from tech_port.norwegian.forms import Form
from tech_port.norwegian.happened import validate_happened
from tech_port.open_forms.forms import posted
from tech_port.staff.inputs import AdminMomentInput

from ...models import Interest
from .actions import colleagues


class CallForm(Form):
    """Who called, and when."""

    by = forms.ModelChoiceField(label=_("Hvem ringte"), queryset=colleagues())
    at = SplitMomentField(label=_("Når"), widget=AdminMomentInput)

    def __init__(self, *args, interest, **kwargs):
        super().__init__(*args, **kwargs)
        self.interest = interest

    def clean_at(self):
        at = self.cleaned_data["at"]
        validate_happened(at)
        if at > timezone.now():
            raise ValidationError(_("Samtalen kan ikke være senere enn nå."), "future")
        if at < self.interest.received_at.replace(second=0, microsecond=0):
            raise ValidationError(_("Meldingen var ikke kommet ennå."), "early")
        return at


@transaction.atomic
def call(model_admin, request, interest):
    """Note that somebody talked with the tenant: a call is an answer, as a message is."""
    interest = Interest.objects.select_for_update().get(pk=interest.pk)
    initial = {"by": request.user.pk, "at": timezone.localtime().replace(second=0, microsecond=0)}
    form = CallForm(posted(request), interest=interest, initial=initial)
    if form.is_valid():
        interest.note_call(**form.cleaned_data)
        return model_admin.done(request, interest, _("Telefonsamtalen står i loggen."), log=_("Telefonsamtale."))
    title = _("Telefonsamtale om %(reference)s") % {"reference": interest.reference}
    return model_admin.render_page(request, interest, "call", title, form=form)
