"""How one sign-up stands at a moment: what its page and its mails say of it, and what can still be done."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tech_port.norwegian.typography import number, when

from ..models import Event, Registration
from ..privacy import NEEDS_KEPT_DAYS, REGISTRATION_KEPT_DAYS
from ..state import Key, state_of
from .words import words

Status = Registration.Status
HOLDING = (Status.CONFIRMED, Status.WAITING, Status.OFFERED)


@dataclass(frozen=True)
class MySignup:
    """A sign-up and a moment; the words are in the current language."""

    registration: Registration
    now: datetime

    @property
    def event(self):
        return self.registration.event

    @cached_property
    def state(self):
        return state_of(self.event, self.now)

    @property
    def status(self):
        """As stored, but an offer that has run out is out at once."""
        row = self.registration
        is_out = row.status == Status.OFFERED and not row.is_answerable(self.now)
        return Status.EXPIRED if is_out or (row.is_held and self._is_unconfirmed) else row.status

    @property
    def _is_unconfirmed(self):
        row = self.registration
        return row.status in (Status.CONFIRMED, Status.WAITING) and row.confirm_by <= self.now

    @property
    def is_held(self):
        """Whether it keeps what it has only until it is confirmed."""
        return self.registration.is_held and self.status in (Status.CONFIRMED, Status.WAITING)

    @property
    def is_asked(self):
        """Whether a party that waits is asked just now if fewer seats would do."""
        return not self.registration.is_held and self.registration.is_asked(self.now) and self.is_on

    @property
    def is_over(self):
        return self.state.key == Key.PAST

    @property
    def is_on(self):
        """Whether the event is to be held, for all to see."""
        return self.event.is_on(self.now)

    @property
    def has_seat(self):
        return self.status in (Status.CONFIRMED, Status.ATTENDED) and not self.registration.is_held

    @property
    def gets_calendar(self):
        return self.has_seat and self.is_on and self.event.precision != Event.Precision.MONTH

    @property
    def may_accept(self):
        """Whether there is something to say yes to: an offer, a question, or a sign-up to confirm."""
        if self.registration.is_held and self.status == Status.EXPIRED:
            return self.is_on and self.state.is_open and not self.is_signed_up_again
        return self.is_on and (self.status == Status.OFFERED or self.is_asked or self.is_held)

    @property
    def may_change(self):
        """Number of people and needs, until it begins."""
        return self.is_on and self.may_cancel

    @property
    def may_cancel(self):
        """Give up a seat, an offer or a place on the list, until it begins; of a called-off event there is none."""
        held = self.status in HOLDING
        return held and self.event.state != Event.State.CANCELLED and self.now < self.event.starts_at

    @property
    def may_sign_up_again(self):
        is_gone = not self.registration.is_active and not self.is_signed_up_again
        return is_gone and self.is_on and self.state.is_open

    @cached_property
    def is_signed_up_again(self):
        """Whether the same address has another sign-up that counts, whose links came in a newer mail."""
        others = Registration.objects.active().of_address(self.registration.email).exclude(pk=self.registration.pk)
        return others.filter(event=self.event).exists()

    @property
    def may_join_online(self):
        return self.has_seat and self.is_on and self.event.online_url != ""

    @property
    def has_queue(self):
        return self.status == Status.WAITING

    @property
    def accept_words(self):
        """What saying yes is called, on the button and on the link to it."""
        if self.registration.is_held:
            return _("Bekreft påmeldingen")
        if self.is_asked:
            seats = self.registration.seats_offered
            return ngettext("Ja takk, vi tar den ene plassen", "Ja takk, vi tar %(count)s plasser", seats) % {
                "count": number(seats)
            }
        return ngettext("Ja takk, jeg tar plassen", "Ja takk, vi tar plassene", self.registration.people)

    @property
    def cancel_words(self):
        """What giving it up is called, on the button and on the link to it."""
        if self.has_queue:
            return _("Gå ut av ventelisten")
        people = self.registration.people
        if self.status == Status.OFFERED:
            return ngettext("Takk nei til plassen", "Takk nei til plassene", people)
        return ngettext("Meld deg av", "Meld dere av", people)

    @property
    def cancel_question(self):
        if self.has_queue:
            return ngettext("Vil du gå ut av ventelisten?", "Vil dere gå ut av ventelisten?", self.registration.people)
        people = self.registration.people
        if self.status == Status.OFFERED:
            return ngettext("Vil du si nei til plassen?", "Vil dere si nei til plassene?", people)
        return ngettext("Vil du melde deg av?", "Vil dere melde dere av?", people)

    @property
    def moved_from(self):
        """When it was to have begun, in words."""
        return _moment(self.event.moved_from)

    @property
    def erased_on(self):
        """The day of the night when it is deleted at the latest."""
        last = min(filter(None, [self.event.ends_at, self.registration.cancelled_at]))
        return timezone.localdate(last) + timedelta(days=REGISTRATION_KEPT_DAYS)

    @property
    def leaves(self):
        """What stays when the name is deleted: who gave the seat up, or never had it, goes altogether."""
        if self.status in {Status.CANCELLED, Status.EXPIRED}:
            return _("Etterpå står ingenting igjen.")
        return _("Etterpå står bare antallet igjen.")

    @property
    def needs_erased_on(self):
        return timezone.localdate(self.event.ends_at) + timedelta(days=NEEDS_KEPT_DAYS)

    @cached_property
    def heading(self):
        return self._words[0]

    @cached_property
    def sentence(self):
        return self._words[1]

    @cached_property
    def _words(self):
        return words(self)

    @property
    def offer_ends(self):
        """When the offer or the question runs out, in words."""
        return _moment(self.registration.answer_by)

    @property
    def confirm_ends(self):
        """Until when its seat is held for its confirmation, in words."""
        return _moment(self.registration.confirm_by)


def _moment(value):
    return when(value, value) if value else ""
