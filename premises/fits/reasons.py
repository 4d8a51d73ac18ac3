"""Why something fits a need or misses it, in words. Values in, values out."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from math import ceil
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tech_port.norwegian import typography

WEEKS_UNTIL = 60  # days; what is later by more is told in months
DAYS_A_MONTH = 30.4


class Reason(NamedTuple):
    """What speaks for an answer or, with points, against it; the words are made when they are read.

    Points are how far it misses, 1 being by all of it. What nobody has told misses by a little; it is not `is_known`.
    """

    kind: str
    args: tuple = ()
    points: float = 0
    is_known: bool = True

    @property
    def fits(self) -> bool:
        return not self.points

    @property
    def text(self) -> str:
        return WORDS[self.kind](*self.args)


def _m2(area: Decimal) -> str:
    return typography.square_metres(round(area))


def _late(days: int) -> str:
    """How much later than asked for: `4 uker senere enn ønsket`."""
    if days < WEEKS_UNTIL:
        weeks = ceil(days / 7)
        words = ngettext("%(number)d uke senere enn ønsket", "%(number)d uker senere enn ønsket", weeks)
        return words % {"number": weeks}
    months = round(days / DAYS_A_MONTH)
    words = ngettext("%(number)d måned senere enn ønsket", "%(number)d måneder senere enn ønsket", months)
    return words % {"number": months}


def _over(share: float, sentence: str) -> str:
    return sentence % {"percent": ceil(round(share * 100, 6))}


def _free(free_on: date, wanted_by: date | None, today: date) -> str:
    """From when one can have it: «nå» is said of today alone."""
    if free_on <= today:
        return _("ledig nå")
    sentence = _("ledig i tide, %(day)s") if wanted_by else _("ledig fra %(day)s")
    return sentence % {"day": typography.day(free_on)}


def _together(number: int) -> str:
    return _("%(number)d lokaler som henger sammen") % {"number": number}


def _seats(seats: int, people: int) -> str:
    return _("plass til %(room)d av %(people)d") % {"room": seats, "people": people}


WORDS: dict[str, Callable[..., str]] = {
    "area": lambda: _("passer på areal"),
    "grow": lambda area: _("%(area)s å vokse på") % {"area": _m2(area)},
    "smaller": lambda area: _("%(area)s mindre enn ønsket") % {"area": _m2(area)},
    "larger": lambda area: _("%(area)s større enn ønsket") % {"area": _m2(area)},
    "part": lambda area, whole, least: (
        _("%(area)s av %(whole)s, kan deles fra %(least)s")
        % {"area": _m2(area), "whole": _m2(whole), "least": _m2(least)}
    ),
    "not_so_small": lambda least: _("kan ikke deles mindre enn %(area)s") % {"area": _m2(least)},
    "whole_only": lambda: _("ikke sagt at det kan deles"),
    "together": _together,
    "seats": lambda people: _("plass til alle %(people)d") % {"people": people},
    "few_seats": _seats,
    "people": lambda people, each: _("plass til %(people)d på %(each)d m² hver") % {"people": people, "each": each},
    "crowded": lambda people, each, area: (
        _("%(area)s for lite til %(people)d på %(each)d m² hver") % {"area": _m2(area), "people": people, "each": each}
    ),
    "use": lambda unit: _("er %(use)s") % {"use": unit.get_use_display()},
    "free": _free,
    "late": _late,
    "free_unknown": lambda: _("ukjent når det blir ledig"),
    "planned": lambda unit: unit.availability,
    "unconfirmed": lambda unit: unit.availability,
    "budget": lambda: _("innenfor budsjettet"),
    "over_budget": lambda share: _over(share, _("%(percent)d %% over budsjettet")),
    "rent": lambda: _("leien er innenfor"),
    "over_rent": lambda share: _over(share, _("%(percent)d %% over ønsket leie")),
    "price_unknown": lambda: _("pris på forespørsel"),
    "costs_unknown": lambda: _("felleskostnadene er ikke oppgitt"),
    "step_free": lambda: _("trinnfri adkomst"),
    "not_step_free": lambda: _("ikke trinnfri adkomst"),
    "step_free_unknown": lambda: _("ikke oppgitt om adkomsten er trinnfri"),
    "floor": lambda unit: _("i %(place)s") % {"place": unit.place},
    "building": lambda unit: _("i %(building)s") % {"building": unit.building.name},
    "landlord": lambda: _("en annen utleier"),
    "reserved": lambda: _("reservert for noen andre"),
    "not_offered": lambda: _("tilbys ikke ennå"),
}
