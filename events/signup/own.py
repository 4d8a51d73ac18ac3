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
from ..state import LAST_OFFER, Key, state_of

Status = Registration.Status


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
        return Status.EXPIRED if row.status == Status.OFFERED and row.offer_expires_at <= self.now else row.status

    @property
    def is_over(self):
        return self.state.key == Key.PAST

    @property
    def is_on(self):
        """Whether the event is to be held, for all to see."""
        return self.event.state in (Event.State.PUBLISHED, Event.State.MOVED) and not self.is_over

    @property
    def has_seat(self):
        return self.status in (Status.CONFIRMED, Status.ATTENDED)

    @property
    def gets_calendar(self):
        return self.has_seat and self.is_on and self.event.precision != Event.Precision.MONTH

    @property
    def may_accept(self):
        return self.status == Status.OFFERED and self.is_on

    @property
    def may_change(self):
        """Number of people and needs, until it begins."""
        return self.is_on and self.may_cancel

    @property
    def may_cancel(self):
        """Give up a seat, an offer or a place on the list, until it begins; of a called-off event there is none."""
        held = self.status in (Status.CONFIRMED, Status.WAITING, Status.OFFERED)
        return held and self.event.state != Event.State.CANCELLED and self.now < self.event.starts_at

    @property
    def may_sign_up_again(self):
        return not self.registration.is_active and self.is_on and self.state.is_open

    @property
    def may_join_online(self):
        return self.has_seat and self.is_on and self.event.online_url != ""

    @property
    def has_queue(self):
        return self.status == Status.WAITING

    @property
    def cancel_words(self):
        """What giving it up is called, on the button and on the link to it."""
        if self.has_queue:
            return _("Gå ut av ventelisten")
        return _("Takk nei til plassen") if self.status == Status.OFFERED else _("Meld deg av")

    @property
    def cancel_question(self):
        if self.has_queue:
            return _("Vil du gå ut av ventelisten?")
        return _("Vil du si nei til plassen?") if self.status == Status.OFFERED else _("Vil du melde deg av?")

    @property
    def moved_from(self):
        """When it was to have begun, in words."""
        return _moment(self.event.moved_from)

    @property
    def erased_on(self):
        """The day of the night when it is deleted at the latest."""
        last = min(filter(None, [self.event.ends_at, self.registration.cancelled_at]))
        return timezone.localdate(last) + timedelta(days=REGISTRATION_KEPT_DAYS + 1)

    @property
    def needs_erased_on(self):
        return timezone.localdate(self.event.ends_at) + timedelta(days=NEEDS_KEPT_DAYS + 1)

    @cached_property
    def heading(self):
        return self._words[0]

    @cached_property
    def sentence(self):
        return self._words[1]

    @cached_property
    def _words(self):
        """(heading, sentence). What the event has come to goes before what the sign-up is."""
        if self.status in (Status.CANCELLED, Status.EXPIRED):
            return self._gone
        if self.state.key == Key.CANCELLED:
            return _("Arrangementet er avlyst"), _("Du trenger ikke gjøre noe.")
        if self.is_over:
            return _("Arrangementet er over"), self._thanks
        if self.event.state == Event.State.DRAFT:
            return _("Arrangementet er tatt ned"), _("Påmeldingen din er tatt vare på. Vi sier fra når det er klart.")
        if self.status == Status.WAITING:
            return self._waiting
        if self.status == Status.OFFERED:
            return _("Det er blitt ledig plass til deg"), self._offer
        return _("Du har plass"), self._seats

    @property
    def _gone(self):
        if self.status == Status.CANCELLED:
            return _("Du er meldt av"), _("Du er ikke påmeldt dette arrangementet lenger.")
        return _("Tilbudet gikk ut"), _("Du svarte ikke i tide, så plassen gikk videre til den neste på ventelisten.")

    @property
    def _thanks(self):
        if self.status == Status.ATTENDED:
            return _("Takk for at du var med.")
        return _("Takk for at du meldte deg på.") if self.has_seat else _("Det ble dessverre ikke plass til deg.")

    @property
    def _seats(self):
        count = self.registration.people
        return ngettext(
            "Plassen er din. Kan du ikke komme, gi den fra deg, så får en annen den.",
            "Dere har %(count)s plasser. Kan dere ikke komme, gi dem fra dere, så får andre dem.",
            count,
        ) % {"count": number(count)}

    @property
    def _offer(self):
        count = self.registration.people
        return ngettext(
            "Ta imot den innen %(moment)s. Etter det går den til den neste på ventelisten.",
            "Dere får %(count)s plasser. Ta imot dem innen %(moment)s. Etter det går de til den neste på ventelisten.",
            count,
        ) % {"count": number(count), "moment": self.offer_ends}

    @property
    def offer_ends(self):
        """When the offer runs out, in words."""
        return _moment(self.registration.offer_expires_at)

    @property
    def _waiting(self):
        position = self.registration.position
        heading = _("Du er nummer %(number)s på ventelisten") % {"number": number(position)}
        if self.event.starts_at - self.now < LAST_OFFER:
            return heading, _("Det er så kort tid igjen at vi ikke rekker å dele ut flere plasser.")
        count = self.registration.people
        free = self.event.capacity - self.event.seats_taken if self.event.capacity else 0
        if position == 1 and 0 < free < count:
            text = ngettext(
                "Det er %(free)s plass ledig nå. Er det nok, sett antallet ned, så får du tilbud om den.",
                "Det er %(free)s plasser ledige nå. Er det nok, sett antallet ned, så får du tilbud om dem.",
                free,
            )
            return heading, text % {"free": number(free)}
        return heading, ngettext(
            "Blir det ledig, får du en e-post og kan ta plassen. Ingen går forbi deg i køen.",
            "Dere er %(count)s. Blir det ledig til alle, får du en e-post. Ingen går forbi dere i køen.",
            count,
        ) % {"count": number(count)}


def _moment(value):
    return when(value, value) if value else ""
