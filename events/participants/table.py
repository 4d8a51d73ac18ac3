"""Everybody who has signed up for an event, as the staff need them: listed, counted, as a file, and for the kitchen."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q, Sum
from django.db.models.functions import Collate
from django.utils import timezone
from django.utils.translation import gettext as _

from tech_port.norwegian.alphabet import SortKey

from ..models import Registration

Status = Registration.Status


@dataclass(frozen=True)
class Sums:
    """People, not sign-ups. `not_come` is None until the event is over."""

    seated: int
    offered: int
    waiting: int
    came: int
    not_come: int | None


@dataclass(frozen=True)
class Need:
    """One text about food or access, and how many people it is about."""

    text: str
    people: int


def by_name(registrations):
    """In Norwegian alphabetical order."""
    return registrations.order_by(Collate(SortKey("name"), "C"), "pk")


def with_places(event, registrations):
    """The sign-ups as a list; who waits has `place`, the first on the list being 1."""
    found, waiting = list(registrations), {}
    if any(registration.status == Status.WAITING for registration in found):
        waiting = {pk: n for n, pk in enumerate(event.registrations.waiting().values_list("pk", flat=True), start=1)}
    for registration in found:
        registration.place = waiting.get(registration.pk)
    return found


def sums(event, now):
    """The people of an event, counted in one query."""
    counted = event.registrations.aggregate(
        **{status.value: Sum("people", filter=Q(status=status), default=0) for status in Status}
    )
    return Sums(
        seated=counted["confirmed"] + counted["offered"] + counted["attended"],
        offered=counted["offered"],
        waiting=counted["waiting"],
        came=counted["attended"],
        not_come=counted["confirmed"] if event.ends_at < now else None,
    )


def needs(event):
    """What the kitchen and the hosts must know of those who come, without names, most often written first."""
    people, spelt = Counter(), {}
    for text in event.registrations.seated().exclude(needs="").order_by("pk").values_list("needs", flat=True):
        for line in filter(str.strip, text.splitlines()):
            words = " ".join(line.split())
            key = words.casefold().rstrip(".")
            spelt.setdefault(key, words)
            people[key] += 1
    found = [Need(spelt[key], people[key]) for key in spelt]
    return sorted(found, key=lambda need: (-need.people, need.text.casefold()))


def table(event, *, with_needs):
    """(header, rows) of the file with everybody, whatever their status."""
    header = [
        _("Navn"),
        _("E-post"),
        _("Virksomhet"),
        _("Antall personer"),
        _("Status"),
        _("Plass på ventelisten"),
        _("Meldt på"),
        _("Møtte"),
        _("Språk"),
    ]
    everybody = with_places(event, by_name(event.registrations.all()))
    if with_needs:
        header.append(_("Mat og tilrettelegging"))
        return header, [[*_row(row), row.needs_in_words if row.is_active else ""] for row in everybody]
    return header, [_row(registration) for registration in everybody]


def _row(registration):
    return [
        registration.name,
        registration.email,
        registration.organisation_name,
        registration.people,
        registration.get_status_display(),
        registration.place,
        registration.created_at,
        registration.checked_in_at,
        registration.get_language_display(),
    ]


def file_name(event, ending):
    return f"{_('deltakere')}-{event.slug}-{timezone.localdate():%Y-%m-%d}.{ending}"
