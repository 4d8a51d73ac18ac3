"""What a member's calendar would change among our events, and doing it.

An event is known again by the organisation it came from and its UID there; an occurrence of a recurring one by the UID
and the moment it was meant for. Text is taken once, when the draft is made: afterwards it is ours. Only time, place and
what is called off follow the source, and only where staff say so.
"""

from dataclasses import dataclass

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.norwegian import typography
from tech_port.proposals import difference as proposals
from tech_port.proposals.errors import ProposalError

from .. import drafts
from ..models import CalendarImport, Event, Venue
from .entries import Entry, read

MAX_LINES = 500
State, Precision = Event.State, Event.Precision


class Kind(models.TextChoices):
    ERROR = "error", gettext_lazy("kan ikke leses")
    NEW = "new", gettext_lazy("nye")
    CHANGED = "changed", gettext_lazy("endret")
    GONE = "gone", gettext_lazy("avlyst eller borte hos dem")
    UNCHANGED = "unchanged", gettext_lazy("uendret")
    SKIPPED = "skipped", gettext_lazy("hoppes over")


@dataclass(frozen=True)
class Change(proposals.Change):
    """What would be otherwise, as it is read by people, and the `values` of the event's fields that make it so."""

    label: str
    values: dict


@dataclass(frozen=True)
class Line:
    """What would happen to one event, and whether staff may choose that it does."""

    kind: Kind
    title: str
    when: str = ""
    uid: str = ""
    entry: Entry | None = None
    event: Event | None = None
    changes: tuple = ()
    reason: str = ""

    @property
    def can_be_taken(self):
        return self.kind in {Kind.NEW, Kind.CHANGED} or (self.kind == Kind.GONE and not self.reason)

    @property
    def is_chosen(self):
        """What is taken unless staff say otherwise: calling off is always theirs to say."""
        return self.kind in {Kind.NEW, Kind.CHANGED}


@dataclass(frozen=True)
class Difference(proposals.Difference):
    """`unknown_zones` are names of zones that nobody knows, about which staff are asked."""

    kinds = Kind
    unknown_zones: tuple = ()


# What it means for our events


def difference(tried, now=None):
    """What applying a calendar now would do, as a `Difference`; raises `ProposalError`."""
    now = now or timezone.now()
    known = Event.objects.filter(imported_from=tried.organisation_id).select_related("venue")
    return _compare(tried, {event.imported_uid: event for event in known}, now)


def _compare(tried, known, now):
    found = read(tried.content, now, are_norwegian=bool(tried.is_norwegian_time))
    venues = {name.casefold(): venue for venue in Venue.objects.all() for name in (venue.name_en, venue.name_nb)}
    lines = [_line(entry, known.get(entry.uid), venues, now) for entry in found.entries]
    lines += _missing(found, known, now)
    if sum(line.can_be_taken for line in lines) > MAX_LINES:
        raise ProposalError(_("Kalenderen har mer enn 500 kommende arrangementer. Eksporter en kortere periode."))
    return Difference(lines, found.unknown_zones)


def _missing(found, known, now):
    """The lines of events to come that we have from there before, and that the file does not have."""
    named = {entry.uid for entry in found.entries}
    unread = {entry.uid for entry in found.entries if entry.error or entry.is_unread}
    for uid, event in known.items():
        series = uid.partition("#")[0]
        if uid in named or series in unread or event.ends_at < now:
            continue
        yield _gone(event, uid) if found.covers(series, event.starts_at) else _outside(event, uid)


def _line(entry, event, venues, now):
    if entry.error or entry.skipped:
        title = entry.details.title or entry.uid[:60]
        return Line(Kind.ERROR if entry.error else Kind.SKIPPED, title, reason=entry.error or entry.skipped)
    precision = Precision.DAY if entry.times.is_whole_days else Precision.TIME
    when = typography.when(entry.times.starts_at, entry.times.ends_at, precision)
    plain = {"title": entry.details.title, "when": when, "uid": entry.uid, "entry": entry, "event": event}
    if entry.times.ends_at < now:
        return Line(Kind.SKIPPED, **plain, reason=_("Det er over."))
    if entry.is_cancelled:
        return _gone(event, entry.uid) if event else Line(Kind.SKIPPED, **plain, reason=_("Det er avlyst hos dem."))
    if not entry.details.title:
        return Line(Kind.ERROR, entry.uid[:60], when, reason=_("Tittelen mangler (SUMMARY)."))
    if event is None:
        return Line(Kind.NEW, **plain)
    changes = _changes(entry, event, precision, venues.get(entry.details.place.casefold()))
    return Line(Kind.CHANGED if changes else Kind.UNCHANGED, **plain, changes=changes)


def _gone(event, uid):
    when = typography.when(event.starts_at, event.ends_at, event.precision)
    plain = {"title": event.title, "when": when, "uid": uid, "event": event}
    if event.state == State.CANCELLED:
        return Line(Kind.UNCHANGED, **plain, reason=_("Det er avlyst her også."))
    draft = _("Det er en kladd her. Slett den selv hvis den ikke skal brukes.")
    return Line(Kind.GONE, **plain, reason=draft if event.state == State.DRAFT else "")


def _outside(event, uid):
    when = typography.when(event.starts_at, event.ends_at, event.precision)
    reason = _("Det er ikke i fila, som kan gjelde en annen periode.")
    return Line(Kind.SKIPPED, event.title, when, uid, event=event, reason=reason)


def _changes(entry, event, precision, venue):
    """What the source says otherwise about time and place; a place that we have no record of says nothing."""
    said = {"starts_at": entry.times.starts_at, "ends_at": entry.times.ends_at, "precision": precision}
    changes = []
    if any(getattr(event, name) != value for name, value in said.items()):
        before = typography.when(event.starts_at, event.ends_at, event.precision)
        after = typography.when(said["starts_at"], said["ends_at"], precision)
        changes.append(Change("when", before, after, _("Tid"), said))
    if venue and venue != event.venue:
        changes.append(Change("venue", str(event.venue or "–"), str(venue), _("Sted"), {"venue": venue}))
    return tuple(changes)


# Doing it


@transaction.atomic
def apply(pk, chosen, now=None):
    """Do what was chosen, by UID; returns [(what was done, event)], None when it was done before.

    Raises `ProposalError`.
    """
    now = now or timezone.now()
    tried = CalendarImport.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=pk)
    if tried.applied_at:
        return None
    known = Event.objects.filter(imported_from=tried.organisation_id).select_for_update(of=("self",))
    by_uid = {event.imported_uid: event for event in known.select_related("venue").order_by("pk")}
    found = _compare(tried, by_uid, now)
    if found.unknown_zones and tried.is_norwegian_time is None:
        raise ProposalError(_("Svar først på om tidene er norsk tid."))
    taken = [line for line in found.lines if line.can_be_taken and line.uid in chosen]
    done = [(line.kind, _take(line, tried.organisation)) for line in taken]
    tried.applied_at, tried.content = now, ""  # what it said is in our events now; who it named is nobody's business
    tried.save(update_fields=["applied_at", "content"])
    return done


def _take(line, organisation):
    if line.kind == Kind.NEW:
        said = line.entry.details
        return drafts.make(
            title=said.title,
            about=said.about,
            place=said.place,
            url=said.url,
            starts_at=line.entry.times.starts_at,
            ends_at=line.entry.times.ends_at,
            precision=Precision.DAY if line.entry.times.is_whole_days else Precision.TIME,
            organisers=[organisation],
            imported_from=organisation,
            imported_uid=line.entry.uid,
        )
    event, values = line.event, {}
    if line.kind == Kind.GONE:
        values["state"] = State.CANCELLED
    for change in line.changes:
        values |= change.values
    if event.state == State.PUBLISHED and values.get("starts_at", event.starts_at) != event.starts_at:
        values["state"] = State.MOVED
    for name, value in values.items():
        setattr(event, name, value)
    event.save(update_fields=list(values))
    return event
