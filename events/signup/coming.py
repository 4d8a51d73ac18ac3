"""The offers that free seats lead to when the worker comes to it, as they will be."""

from django.utils import timezone

from tech_port.open_forms import tokens
from tech_port.staff.leaving import LISTED, Part, Sending

from ..deadlines import offer_ends_at
from ..models import Registration
from . import capacity, notices
from .facts import Fact


def sending(event):
    """What those who wait are sent, for who looks at what leaves; it goes in any case, for the seats are there."""
    now = timezone.now()
    rows = capacity.to_be_offered(event, now)
    by_language = [[row for row in rows if (row.language == "en") is is_english] for is_english in (False, True)]
    return Sending([_part(some, event, now) for some in by_language if some], runs_out=True)


def _part(rows, event, now):
    first = list(Registration.objects.filter(pk__in=[row.pk for row in rows[:LISTED]]).order_by("created_at", "pk"))
    one = first[0]
    one.event, one.former_status, one.status = event, one.status, Registration.Status.OFFERED
    one.offered_at, one.offer_expires_at = now, offer_ends_at(event, now)
    mail = notices.draft(one, Fact.OFFERED, now, tokens.new())
    return Part(mail, [row.email for row in first], len(rows), sum(row.pk for row in rows))
