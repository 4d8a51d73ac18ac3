"""How an event stands at a moment, in one word and in one sentence; the list, the page and the mail say the same.

Values in, values out: an event's state, times and sign-up, and the moment.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _

from tech_port.typography import day, hours, short_day


class Key(StrEnum):
    CANCELLED = "cancelled"
    PAST = "past"
    NOT_OPEN = "not_open"
    OPEN = "open"
    CLOSED = "closed"
    NO_SIGNUP = "no_signup"


@dataclass(frozen=True)
class Standing:
    """`word` is short enough for a list, "" where there is nothing to say; `sentence` tells what one can do."""

    key: Key
    word: str
    sentence: str
    is_moved: bool = False

    @property
    def is_open(self):
        return self.key == Key.OPEN


def standing(event, now):
    """Cancelled goes before over, over before sign-up; moved is told besides, since one can still sign up."""
    if event.state == "cancelled":
        return Standing(Key.CANCELLED, _("avlyst"), _("Arrangementet er avlyst."))
    is_moved = event.state == "moved"
    if event.ends_at < now:
        return Standing(Key.PAST, "", _("Arrangementet er over."), is_moved)
    return Standing(*_signup(event, now), is_moved)


def _signup(event, now):
    opens, closes = event.signup_opens_at, event.signup_closes_at or event.starts_at
    if not (event.signup_url or event.signup_opens_at or event.signup_closes_at):
        return Key.NO_SIGNUP, "", _("Du trenger ikke melde deg på.")
    if opens and now < opens:
        return (
            Key.NOT_OPEN,
            _("påmelding åpner %(day)s") % {"day": short_day(timezone.localdate(opens))},
            _opening(opens),
        )
    if now >= closes:
        return Key.CLOSED, _("påmeldingen er stengt"), _("Påmeldingen er stengt.")
    return Key.OPEN, _("påmelding åpen"), _("Påmeldingen er åpen til %(moment)s.") % {"moment": _moment(closes)}


def _opening(opens):
    return _("Påmeldingen åpner %(moment)s.") % {"moment": _moment(opens)}


def _moment(value):
    return f"{day(timezone.localdate(value))} {hours(value, value)}"
