"""What staff decide about a tip, once: a draft of an event, or a reason why not. Whoever tipped us is told."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from .. import drafts
from ..models import Event, EventTip


def similar(tip):
    """The events on the day of a tip, drafts too: one of them may be the same."""
    day = timezone.localdate(tip.starts_at)
    same_day = Event.objects.from_day(day).to_day(day).exclude(Q(tip=tip.pk))
    return list(same_day.select_related("venue").prefetch_related("organisers").order_by("starts_at", "pk"))


@transaction.atomic
def approve(pk, by, now=None):
    """Make a draft of a tip and tell who sent it; returns the event, None when the tip was decided before."""
    tip = _waiting(pk)
    if tip is None:
        return None
    tip.event = drafts.make(
        title=tip.title,
        starts_at=tip.starts_at,
        ends_at=tip.ends_at or tip.starts_at,
        about=tip.about,
        place=tip.place,
        url=tip.url,
        organiser=tip.organiser,
    )
    _decide(tip, EventTip.Status.APPROVED, by, now, "approved")
    return tip.event


@transaction.atomic
def decline(pk, by, answer, now=None):
    """Say no with a reason, and mail it; returns the tip, None when it was decided before."""
    tip = _waiting(pk)
    if tip is None:
        return None
    tip.answer = answer
    _decide(tip, EventTip.Status.DECLINED, by, now, "declined")
    return tip


def _waiting(pk):
    """The tip, held to the end of the transaction, while nobody has decided it."""
    return EventTip.objects.select_for_update().filter(pk=pk, status=EventTip.Status.RECEIVED).first()


def _decide(tip, status, by, now, mail):
    tip.status, tip.decided_by, tip.decided_at = status, by, now or timezone.now()
    tip.save(update_fields=["status", "answer", "decided_by", "decided_at", "event"])
    tip.mail_sender(mail)
