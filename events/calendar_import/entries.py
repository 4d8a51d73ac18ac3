"""What a calendar's text says, one entry for each date and for whatever is not taken. Values in, values out.

It goes by steps: lines and parts (`parts`), each event (`component`) in its zones (`zones`), of
several versions the newest, and the dates of those that come back (`recurrence`).
"""

import time
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.proposals.errors import ProposalError

from .component import Component, Details, short
from .notes import notes
from .parts import calendars, checked
from .values import BadEvent, Times, moment, settled, times
from .zones import Zones

MAX_EVENTS = 2000
MAX_ENTRIES = 15_000
MAX_SECONDS = 5
IN_PARTS = {"REQUEST", "CANCEL", "REPLY", "ADD", "COUNTER", "REFRESH", "DECLINECOUNTER"}
PERIODS = [("X-CLIPSTART", "X-CLIPEND"), ("X-CALSTART", "X-CALEND")]  # as Outlook writes which days it exports
TOO_LONG = gettext_lazy("Kalenderen tar for lang tid å lese. Eksporter en kortere periode.")


@dataclass(frozen=True)
class Entry:
    """One event of the file, an occurrence of a recurring one being one.

    `error` is why it cannot be read, `skipped` why it is not taken; of what `is_unread` nothing is known.
    """

    uid: str
    details: Details
    times: Times | None = None
    is_cancelled: bool = False
    error: str = ""
    skipped: str = ""
    is_unread: bool = False


@dataclass(frozen=True)
class Reading:
    """A whole file: its entries in the order of time, those without one first, and what it is about.

    `uids` are those of its events, `cut` is when the last date read is of those with more, `unknown_zones` the names of
    zones nobody knows, `period` the first and the last moment that it covers, None where that cannot be said.
    """

    entries: list
    uids: frozenset
    cut: dict
    unknown_zones: tuple
    period: tuple | None

    def covers(self, uid, at):
        """Whether an event, or a date of a series of this UID, would be in the file if its source had it."""
        if uid in self.uids:
            return uid not in self.cut or at <= self.cut[uid]
        return self.period is not None and self.period[0] <= at <= self.period[1]


def read(text, now, *, are_norwegian=False):
    """The `Reading` of a calendar's text; raises `ProposalError`.

    `are_norwegian`: the zones that nobody knows are Norwegian time.
    """
    began, found = time.monotonic(), calendars(checked(text))
    zones = [Zones(calendar, are_norwegian=are_norwegian) for calendar in found]
    by_uid = _by_uid(zip(found, zones, strict=True), now)
    entries = [Entry("", Details(note.title), **{note.kind: note.said}) for note in notes(found, zones)]
    cut = {}
    for uid, components in by_uid.items():
        if time.monotonic() - began > MAX_SECONDS or len(entries) > MAX_ENTRIES:
            raise ProposalError(str(TOO_LONG))
        entries += _of_uid(uid, components, now, cut)
    once = {entry.uid or number: entry for number, entry in enumerate(entries)}
    return Reading(
        entries=sorted(
            once.values(), key=lambda entry: (entry.times is not None, entry.times and entry.times.starts_at)
        ),
        uids=frozenset(map(short, by_uid)),
        cut=cut,
        unknown_zones=tuple(dict.fromkeys(name for of_one in zones for name in of_one.unknown)),
        period=_period(found, zones, by_uid),
    )


def _by_uid(calendars_and_zones, now):
    """{UID: its components}; refused where there are none, or more than are read besides those that are over."""
    found = defaultdict(list)
    for calendar, zones in calendars_and_zones:
        is_off = calendar.text("METHOD").upper() == "CANCEL"
        for part in calendar.walk("VEVENT"):
            component = Component(part, zones, part.line, is_off)
            found[component.uid].append(component)
    if not found:
        raise ProposalError(_("Kalenderen har ingen arrangementer."))
    ahead = sum(not _is_over(component, now) for components in found.values() for component in components)
    if ahead > MAX_EVENTS:
        raise ProposalError(_("Kalenderen har mer enn 2 000 arrangementer. Eksporter en kortere periode."))
    return found


def _is_single(component):
    return not component.recurs and component.part.first("RECURRENCE-ID") is None


def _is_over(component, now):
    try:
        return _is_single(component) and settled(component.span.ends) < now
    except BadEvent:
        return False


def _period(found, zones, by_uid):
    """The first and the last moment that a file covers: what it says itself, otherwise those of its single events."""
    if any(calendar.text("METHOD").upper() in IN_PARTS for calendar in found):
        return None
    for names in PERIODS:
        said = [_said(calendar, of_one, name) for calendar, of_one in zip(found, zones, strict=True) for name in names]
        if all(said):
            return min(said), max(said)
    begins = []
    for component in (one for components in by_uid.values() for one in components if _is_single(one)):
        try:
            begins.append(settled(component.span.starts))
        except BadEvent:
            continue
    if not begins:
        return None
    return min(begins).replace(hour=0, minute=0), max(begins).replace(hour=23, minute=59)


def _said(calendar, zones, name):
    found = calendar.first(name)
    try:
        return settled(moment(found, zones)) if found else None
    except BadEvent:
        return None


# One UID


def _of_uid(uid, components, now, cut):
    """The entries of one UID, at least one: itself, or its dates with those that were changed in the place they had."""
    if not uid:
        missing = _("UID mangler (linje %(line)s), så arrangementet kan ikke kjennes igjen.")
        return [Entry("", one.details(), error=missing % {"line": one.part.line}) for one in components]
    masters = [component for component in components if component.part.first("RECURRENCE-ID") is None]
    changed = [component for component in components if component.part.first("RECURRENCE-ID") is not None]
    if not masters:
        return _without_series(uid, changed)
    master = max(masters, key=lambda component: component.rank)
    others = _of_the_same_uid(masters, master)
    if master.is_private:
        return [_private(short(uid), master), *others]
    if not changed and not master.recurs:
        return [_entry(short(uid), master, lambda: master.span), *others]
    return _series(uid, master, changed, now, cut) + others


def _of_the_same_uid(masters, master):
    """Events that are no older versions of one but bear its UID, as some programs give every event the same."""
    said = _("UID er den samme som for arrangementet på linje %(line)s, som er lest i stedet.")
    same = [
        component
        for component in masters
        if component is not master
        and component.rank[:-1] == master.rank[:-1]
        and any(component.part.text(name) != master.part.text(name) for name in ("DTSTART", "SUMMARY"))
    ]
    return [Entry("", component.details(), error=said % {"line": master.part.line}) for component in same]


def _series(uid, master, changed, now, cut):
    from . import recurrence  # its libraries are slow to import, and for staff alone

    changed = [replace(component, master=master) for component in changed]
    try:
        apart, entries = _newest(uid, changed, lambda component: component.original(master.span))
        found = recurrence.follow_series(master, apart, now)
    except BadEvent as error:
        alone = _without_series(uid, changed)
        return [Entry(short(uid), master.details(), error=str(error)), *alone]
    for at in found.dates:
        if at.error:
            entries.append(Entry(_key(uid, at.original), at.component.details(), error=at.error))
        else:
            entries.append(_entry(_key(uid, at.original), at.component, lambda at=at: at))
    if found.has_more:
        cut[short(uid)] = settled(found.dates[-1].starts)
        more = _("Serien har flere datoer enn de %(most)s neste. De kommer når kalenderen leses igjen.")
        entries.append(Entry("", master.details(), skipped=more % {"most": recurrence.MAX_TIMES}))
    return entries or [Entry(short(uid), master.details(), skipped=found.reason)]


def _without_series(uid, changed):
    """The entries of single dates whose series is not in the file, or cannot be read."""
    apart, entries = _newest(uid, changed, lambda component: component.own_original)
    return [
        *entries,
        *(_entry(_key(uid, at), component, lambda c=component: c.span) for at, component in apart.items()),
    ]


def _newest(uid, changed, original):
    """{what it was meant for: the newest component about it}, and the entries of those that do not say it."""
    apart, entries = {}, []
    for component in sorted(changed, key=lambda component: component.rank):
        try:
            apart[original(component)] = component
        except BadEvent as error:
            entries.append(Entry("", component.details(), error=str(error)))
        found = component.part.first("RECURRENCE-ID")
        if found.parameters.get("RANGE", "").upper() == "THISANDPRIOR":
            said = _("Linje %(line)s (RECURRENCE-ID) gjelder også tidligere datoer, og det følges ikke.")
            entries.append(Entry("", component.details(), error=said % {"line": found.line}))
    return apart, entries


def _entry(key, component, span):
    """The entry of one date; `span()` is what says when it is."""
    if component.is_private:
        return _private(key, component)
    try:
        at = span()
        return Entry(key, component.details(), times(at.starts, at.ends), component.is_cancelled)
    except BadEvent as error:
        return Entry(key, component.details(), error=str(error))


def _private(key, component):
    said = _("Arrangementet er merket som privat i kilden.")
    return Entry(key, component.details(), skipped=said, is_unread=True)


def _key(uid, at):
    return f"{short(uid)}#{settled(at).astimezone(UTC):%Y%m%dT%H%M%SZ}"
