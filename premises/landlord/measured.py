"""The figures of landlords from what is stored, of one or of all, with the same few queries."""

from collections import defaultdict

from django.utils import timezone

from ..models import Building, Interest, InterestMessage, InterestStep, Unit
from . import figures
from .figures import ANSWERED, ASKED, CLOSED


def of_everybody(now):
    """[(address, [building], figures)] of every landlord that has an address, by address."""
    buildings = defaultdict(list)
    for building in Building.objects.exclude(contact_email="").order_by("pk"):
        buildings[building.contact_email.lower()].append(building)
    whose = {building.pk: email for email, theirs in buildings.items() for building in theirs}
    confirmed, threads = _confirmed(whose), _threads(whose)
    return [
        (email, theirs, figures.of(confirmed[email], threads[email], now, timezone.localdate(now)))
        for email, theirs in sorted(buildings.items())
    ]


def of_one(buildings, now):
    """The figures of one landlord, by its buildings."""
    whose = {building.pk: "" for building in buildings}
    return figures.of(_confirmed(whose)[""], _threads(whose)[""], now, timezone.localdate(now))


def _confirmed(whose):
    """{landlord: [the day that each unit on offer was confirmed]}."""
    found = defaultdict(list)
    rows = Unit.objects.on_market().filter(building__in=whose).values_list("building", "confirmed_on")
    for building, day in rows.order_by():
        found[whose[building]].append(day)
    return found


def _threads(whose):
    """{landlord: [what was said between it and a tenant, in order]}, of what the tenant lets it read."""
    said = defaultdict(list)
    begun = _shared_since(whose)
    for interest, building, closed_at in _asked_of(whose):
        words = said[whose[building], interest]
        words += [(begun[interest], ASKED), *([(closed_at, CLOSED)] if closed_at else [])]
    messages = InterestMessage.objects.filter(building__in=whose, interest__share_with_landlord=True)
    for interest, building, sender, at in messages.order_by("at", "pk").values_list(
        "interest", "building", "sender", "at"
    ):
        answers = sender == InterestMessage.Sender.LANDLORD
        said[whose[building], interest].append((at, ANSWERED if answers else ASKED))
    threads = defaultdict(list)
    for (landlord, _interest), words in said.items():
        threads[landlord].append(sorted(words))
    return threads


def _asked_of(whose):
    """(interest, building, when it was closed) of each interest that its tenant sent to the landlord."""
    asked = Interest.units.through.objects.filter(unit__building__in=whose, interest__share_with_landlord=True)
    return asked.order_by().values_list("interest", "unit__building", "interest__closed_at").distinct()


def _shared_since(whose):
    """{interest: when its tenant sent it to the landlord}: with the form, or later."""
    shared = Interest.objects.filter(share_with_landlord=True, units__building__in=whose)
    begun = dict(shared.order_by().values_list("pk", "received_at"))
    later = InterestStep.objects.filter(changed__contains=["share_with_landlord"], interest__in=begun)
    return begun | dict(later.order_by("at", "pk").values_list("interest", "at"))
