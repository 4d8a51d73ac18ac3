"""Ask the landlords: one mail to each contact whose units were confirmed long ago."""

from datetime import timedelta
from itertools import groupby

from django.db import IntegrityError, transaction
from django.utils import timezone

from tech_port.outbox.models import Mail
from tech_port.worker.rows import each

from ..models import Building, ConfirmationRequest, Unit
from ..models.freshness import ASKED_AGAIN_AFTER
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
