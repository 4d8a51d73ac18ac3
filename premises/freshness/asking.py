"""Ask the landlords: one mail to each contact whose units were confirmed long ago, and the form that answers it."""

from datetime import timedelta
from itertools import groupby

from django import forms
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian import typography
from tech_port.norwegian.forms import Form
from tech_port.outbox.models import Mail
from tech_port.worker.rows import each

from ..models import Building, ConfirmationRequest, Unit
from ..models.freshness import ASKED_AGAIN_AFTER, Answer
from ..models.units import OFF_THE_LIST_AFTER


def ask(now):
    """Queue a mail to each contact with units to confirm; a unit is asked about once in 14 days. Returns the number."""
    today = timezone.localdate(now)
    lately = ConfirmationRequest.objects.since(today - timedelta(days=ASKED_AGAIN_AFTER - 1))
    units = (
        Unit.objects.to_be_confirmed(today)
        .exclude(building__contact_email="")
        .exclude(confirmation_requests__in=lately)
        .select_related("building")
        .order_by("building", "floor", "position", "pk")
    )
    by_contact = [list(theirs) for _email, theirs in groupby(sorted(units, key=_contact), key=_contact)]
    by_building = {theirs[0].building_id: theirs for theirs in by_contact}  # a building has one contact
    return each("freshness", Building, by_building, lambda key: _ask_contact(by_building[key], now), now)


def _contact(unit):
    return unit.building.contact_email.lower()


def _ask_contact(units, now):
    """1 when the mail was queued, 0 when another run has asked the same contact today."""
    email = _contact(units[0])
    try:
        with transaction.atomic():
            request = ConfirmationRequest.objects.create(email=email, sent_at=now)
            request.units.set(units)
            context = {"token": request.new_token(), "units": units, "off_after": OFF_THE_LIST_AFTER}
            Mail.objects.queue(
                "premises/emails/confirmation_request", email, context, language=request.language, about=request
            )
    except IntegrityError:
        return 0
    return 1


class ConfirmationForm(Form):
    """A choice for each unit, with “still to let” ready, so that one press confirms them all."""

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.units = {f"lokale-{unit.pk}": unit for unit in units}
        for name, unit in self.units.items():
            self.fields[name] = forms.ChoiceField(
                label=f"{unit.name}, {unit.building}: {unit.place}, {typography.square_metres(unit.area_m2)}",
                choices=Answer.choices,
                initial=Answer.YES,
                widget=forms.RadioSelect,
                error_messages={"required": _("Velg ett av svarene.")},
            )

    @property
    def http_status(self):
        return 422 if self.is_bound and not self.is_valid() else 200

    @property
    def answers(self):
        """[(unit, Answer)] of a valid form."""
        return [(unit, self.cleaned_data[name]) for name, unit in self.units.items()]
