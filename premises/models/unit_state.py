"""What a unit is on a day, and how that is said."""

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian import typography
from tech_port.writing.basis import Basis

MARKED_AFTER, ASKED_AFTER, OFF_THE_LIST_AFTER = 30, 60, 90  # days since a unit was confirmed


class Status(models.TextChoices):
    """What a unit is on a day; derived from dates, never stored."""

    VACANT = "vacant", _("ledig")
    COMING = "coming", _("blir ledig")
    WHEN_BUILT = "when_built", _("ledig når bygget står ferdig")
    RESERVED = "reserved", _("reservert")
    LET = "let", _("utleid")
    PLANNED = "planned", _("planlagt utleid")
    UNCONFIRMED = "unconfirmed", _("ikke bekreftet")
    UNKNOWN = "unknown", _("ikke kjent")
    OFF_MARKET = "off_market", _("ikke til leie")
    COMMON = "common", _("fellesareal")


TO_LET = (Status.VACANT, Status.COMING, Status.WHEN_BUILT)


class UnitState:
    """A unit's status on the day that `UnitQuerySet.as_of()` asked about, and the words for it."""

    @property
    def is_listed(self):
        """Whether the unit is on offer, and its landlord has said so in the last 90 days."""
        return bool(self.is_offered and self.confirmed_on) and self.days_since_confirmed <= OFF_THE_LIST_AFTER

    @property
    def days_since_confirmed(self):
        return (timezone.localdate() - self.confirmed_on).days

    @property
    def is_marked(self):
        """Whether the unit is on the list though nobody has confirmed it for 30 days."""
        return self.is_listed and self.days_since_confirmed >= MARKED_AFTER

    @property
    def has_lease(self):
        """Whether a lease runs on the day that `as_of()` asked about, or begins later."""
        return self.first_lease_on is not None

    @property
    def leased(self):
        return self.has_lease and self.first_lease_on <= self.asked_day

    @property
    def reserved(self):
        return self.reservation is not None

    @property
    def is_to_be_had(self):
        """Whether nobody stays in it with no known end, or came after a day that is over: as `to_be_had()` asks."""
        if not self.has_lease:
            return True
        has_an_end, begins_later = self.available_from is not None, self.first_lease_on > self.asked_day
        return has_an_end and not begins_later if self.is_of_the_past else has_an_end or begins_later

    @cached_property
    def status(self):
        """The status on the day that `as_of()` asked about."""
        if self.use == self.Use.COMMON:
            return Status.COMMON
        if self.reserved:
            return Status.RESERVED
        if self.has_lease and not self.leased:
            return Status.UNKNOWN if self.is_of_the_past else Status.RESERVED
        if not self.is_offered or (self.leased and self.available_from is None):
            return self._let
        if not self.is_listed:
            return Status.UNCONFIRMED
        if not self.building.is_finished(self.asked_day) and self.building.completion_is_planned:
            return Status.WHEN_BUILT
        if self.available_from is None:
            return Status.COMING
        return Status.VACANT if self.available_from <= self.asked_day else Status.COMING

    @property
    def _let(self):
        if self.leased:
            is_plan = self.building.completion_is_planned or self.lease_basis in (Basis.PLANNED, Basis.AIMED)
            return Status.PLANNED if is_plan else Status.LET
        return Status.UNKNOWN if self.is_drawn else Status.OFF_MARKET

    @property
    def look(self):
        """How its bay is drawn: as its status, and as a plan where nobody has confirmed that the building stands."""
        is_of_the_house = self.status in (Status.LET, Status.OFF_MARKET, Status.UNKNOWN, Status.COMMON)
        if is_of_the_house and self.building.completion_is_planned:
            return str(Status.PLANNED)
        return str(self.status)

    @property
    def is_to_let(self):
        """Whether one can have it, now or later, as far as is known."""
        return self.status in TO_LET

    @property
    def place(self):
        """Where in the building: `6. etasje øst`, `underetasjen`."""
        floor = _("underetasjen") if self.floor < 1 else _("%(floor)s. etasje") % {"floor": self.floor}
        return f"{floor} {self.wing}".strip()

    @property
    def is_of_today(self):
        """Whether `as_of()` asked about today: of no other day is «nå» written."""
        return self.asked_day == timezone.localdate()

    @property
    def is_of_the_past(self):
        """Whether the day asked about is over: whether a later lease was signed by then, nobody has said."""
        return self.asked_day < timezone.localdate()

    @property
    def availability(self):
        """When one can have it, in words: `ledig nå`, `ledig fra 1. juli 2027`, `utleid`, and what is not confirmed."""
        if self.status == Status.VACANT:
            return _("ledig nå") if self.is_of_today else _("ledig %(day)s") % {"day": typography.day(self.asked_day)}
        if self.status == Status.WHEN_BUILT:
            completion = self.building.completion.brief(self.asked_day)
            return _("ledig når bygget står ferdig (%(completion)s)") % {"completion": completion}
        if self.status == Status.UNCONFIRMED and self.is_of_today:
            return self.not_confirmed
        if self.status == Status.PLANNED:
            return _("planlagt utleid, ikke bekreftet")
        if self.status == Status.COMING and self.available_from:
            return _("ledig fra %(day)s") % {"day": typography.day(self.available_from)}
        return self.status.label

    @property
    def not_confirmed(self):
        """`ikke bekreftet på 116 dager, spør utleieren`."""
        if not self.confirmed_on:
            return _("aldri bekreftet, spør utleieren")
        return _("ikke bekreftet på %(days)d dager, spør utleieren") % {"days": self.days_since_confirmed}

    @property
    def in_words(self):
        """What the unit's bay in the elevation is called: `6. etasje øst, 1 500 m², ledig nå`."""
        if self.is_drawn:  # no source gives its area
            return _("%(place)s: %(status)s, tegnet av oss") % {"place": self.place, "status": self.availability}
        return f"{self.place}, {typography.square_metres(self.area_m2)}, {self.availability}"
