"""Whether a unit has room for those who ask, in words. Values in, values out."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tech_port.norwegian import typography

from ..costs import MIN_M2_A_PERSON, is_crowded
from ..workplaces import places_in

WITH_DESKS = {"office", "coworking", "lab"}


@dataclass(frozen=True)
class RoomFor:
    """How many can work in a unit or a part of it, and how many want to; `people` is None where nobody said."""

    unit: object
    people: int | None = None
    part_m2: Decimal | None = None

    @property
    def places(self):
        """How many can work there; 0 where nobody works at desks."""
        if self.unit.use not in WITH_DESKS:
            return 0
        return places_in(self.unit, self.part_m2)

    @property
    def area_m2(self):
        return self.part_m2 or self.unit.area_m2

    @property
    def m2_each(self):
        """The unit's whole area for each place, in whole m²."""
        return round(self.area_m2 / self.places) if self.places else None

    @property
    def is_stated(self):
        """Whether the landlord has said how many can work there."""
        return self.unit.workplaces_to is not None and self.part_m2 is None

    @property
    def is_crowded(self):
        own = self.unit.exclusive_m2
        return is_crowded(own and own * self.area_m2 / self.unit.area_m2, self.people)

    @property
    def in_words(self):
        """`Plass til dere 40 og 2 til.`, and whether it is cramped; "" where nobody works at desks or has asked."""
        return " ".join(filter(None, [self._room, self._warning]))

    @property
    def _room(self):
        if not self.places:
            return ""
        if self.people is None:
            return _("Plass til %(places)s.") % {"places": typography.number(self.places)}
        left = self.places - self.people
        people, spare = typography.number(self.people), typography.number(abs(left))
        if left > 0:
            return _("Plass til dere %(people)s og %(spare)s til.") % {"people": people, "spare": spare}
        if left == 0:
            return _("Plass til akkurat dere %(people)s.") % {"people": people}
        each = typography.number(Decimal(self.area_m2) / self.people, 1)
        text = ngettext(
            "%(spare)s plass for lite til dere %(people)s: det blir %(each)s m² på hver.",
            "%(spare)s plasser for lite til dere %(people)s: det blir %(each)s m² på hver.",
            -left,
        )
        return text % {"people": people, "spare": spare, "each": each}

    @property
    def _warning(self):
        told = _("Mindre enn %(least)s m² eget areal på hver er trangt.") % {"least": MIN_M2_A_PERSON}
        return told if self.is_crowded else ""
