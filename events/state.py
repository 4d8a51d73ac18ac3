"""How an event stands at a moment, for button, page, lists, feed, JSON-LD and mail. Values in, values out.

The one state machine, of an event's state, times, sign-up and counted seats, and the moment. `capacity.py` asks it
whether a sign-up may come in, so that what a page offers is what the form takes.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tech_port.norwegian.typography import number, short_day, when

from .deadlines import LAST_OFFER
from .models import Event

FEW = 5  # seats left from which a page says that there are few


class Key(StrEnum):
    CANCELLED = "cancelled"
    PAST = "past"
    NO_SIGNUP = "no_signup"
    NOT_OPEN = "not_open"
    OPEN = "open"
    FEW_LEFT = "few_left"
    WAITING_LIST = "waiting_list"
    FULL = "full"
    CLOSED = "closed"


OFFERS = {  # schema.org's availability of a seat
    Key.NOT_OPEN: "PreOrder",
    Key.OPEN: "InStock",
    Key.FEW_LEFT: "LimitedAvailability",
    Key.WAITING_LIST: "BackOrder",
    Key.FULL: "SoldOut",
    Key.CLOSED: "SoldOut",
}


@dataclass(frozen=True)
class EventState:
    """`word` is short enough for a list, "" where there is nothing to say; `sentence` tells what one can do.

    `button` is what the way in is called, "" where there is none.
    """

    key: Key
    word: str
    sentence: str
    button: str = ""
    is_moved: bool = False

    @property
    def is_open(self) -> bool:
        """Whether one can sign up now, for a seat or for the waiting list."""
        return self.key in {Key.OPEN, Key.FEW_LEFT, Key.WAITING_LIST}

    @property
    def ical_status(self) -> str:
        return "CANCELLED" if self.key == Key.CANCELLED else "CONFIRMED"

    @property
    def schema_status(self) -> str:
        """schema.org's eventStatus."""
        if self.key == Key.CANCELLED:
            return "EventCancelled"
        return "EventRescheduled" if self.is_moved else "EventScheduled"

    @property
    def schema_availability(self) -> str:
        """schema.org's availability of a seat, "" where there are none to offer."""
        return OFFERS.get(self.key, "")


Signup = tuple[Key, str, str, str]  # key, word, sentence, button


class Shown(Protocol):
    """What is read of an event."""

    state: str
    signup: str
    starts_at: datetime
    ends_at: datetime
    signup_opens_at: datetime | None
    signup_closes_at: datetime | None
    capacity: int | None
    seats_taken: int
    people_waiting: int
    has_waiting_list: bool

    @property
    def places_left(self) -> int | None: ...


def state_of(event: Shown, now: datetime) -> EventState:
    """Cancelled goes before over, over before sign-up; moved is told besides, since one can still sign up."""
    if event.state == Event.State.CANCELLED:
        return EventState(Key.CANCELLED, _("avlyst"), _("Arrangementet er avlyst."))
    is_moved = event.state == Event.State.MOVED
    if event.ends_at < now:
        return EventState(Key.PAST, "", _("Arrangementet er over."), is_moved=is_moved)
    key, word, sentence, button = _signup(event, now)
    return EventState(key, word, sentence, button, is_moved)


def _signup(event: Shown, now: datetime) -> Signup:
    """The same of an event that is to come."""
    opens, closes = event.signup_opens_at, event.signup_closes_at or event.starts_at
    is_on = event.starts_at <= now
    if event.signup == Event.Signup.NONE:
        return Key.NO_SIGNUP, _("pågår nå") if is_on else "", _("Du trenger ikke melde deg på."), ""
    if opens and now < opens:
        word = _("påmelding åpner %(day)s") % {"day": short_day(timezone.localdate(opens))}
        return Key.NOT_OPEN, word, _("Påmeldingen åpner %(moment)s.") % {"moment": _moment(opens)}, ""
    if now >= closes and is_on:
        return Key.CLOSED, _("pågår nå"), _("Arrangementet er i gang, og påmeldingen er stengt."), ""
    if now >= closes:
        return Key.CLOSED, _("påmeldingen er stengt"), _("Påmeldingen er stengt."), ""
    until = _("Påmeldingen er åpen til %(moment)s.") % {"moment": _moment(closes)}
    if event.signup == Event.Signup.EXTERNAL or event.places_left is None:
        return Key.OPEN, _("påmelding åpen"), until, _("Meld deg på")
    return _seats(event, event.places_left, until, now)


def _seats(event: Shown, left: int, until: str, now: datetime) -> Signup:
    """The same, of an event that takes sign-ups itself and has a limit."""
    if left == 0 and event.has_waiting_list and event.starts_at - now >= LAST_OFFER:
        return Key.WAITING_LIST, _("fullt, venteliste"), _waiting(event), _("Still deg på venteliste")
    if left == 0:
        return Key.FULL, _("fullt"), _("Alle plassene er tatt."), ""
    word = ngettext("%(count)s plass igjen", "%(count)s plasser igjen", left) % {"count": number(left)}
    key = Key.FEW_LEFT if left <= FEW else Key.OPEN
    return key, word, f"{word}. {until}", _("Meld deg på")


def _waiting(event: Shown) -> str:
    if not event.people_waiting:
        return _("Alle plassene er tatt. Still deg på ventelisten, så får du beskjed når det blir ledig.")
    if event.seats_taken < (event.capacity or 0):
        return _("De siste plassene holdes av til dem som alt venter. Still deg på ventelisten, så får du beskjed.")
    waiting = ngettext("%(count)s person venter", "%(count)s personer venter", event.people_waiting)
    count = {"count": number(event.people_waiting)}
    return _("Alle plassene er tatt, og %(waiting)s. Still deg på ventelisten, så får du beskjed.") % {
        "waiting": waiting % count
    }


def _moment(value: datetime) -> str:
    return str(when(value, value))
