"""The orders in which units can be listed: for the database, and for answers; a test holds them against each other."""

from datetime import timedelta
from decimal import Decimal

from django.db.models import Case, F, Value, When
from django.db.models.functions import Coalesce

from ..fits import questions
from ..models.units import ASKED_AFTER

A_YEAR = F("given_m2") * (F("rent_nok_m2_year") + Coalesce("common_costs_nok_m2_year", Value(Decimal(0))))
SORTING = {
    "passer": ["given_m2", "pk"],  # all have room enough: the least to spare
    "sum": [A_YEAR.asc(nulls_last=True), "-given_m2", "pk"],
    "ledig": [F("available_from").asc(nulls_last=True), "-given_m2", "pk"],
    "areal": ["-given_m2", "pk"],
    "minst": ["given_m2", "pk"],
    "pris": [F("rent_nok_m2_year").asc(nulls_last=True), "-given_m2", "pk"],
}


def in_order(units, need, sorting, today):
    """Units that fit a need in an order; those not confirmed for 60 days come last."""
    oldest = today - timedelta(days=ASKED_AFTER)
    stale = Case(When(confirmed_on__lte=oldest, then=Value(1)), default=Value(0))
    return questions.with_given_m2(units, need).order_by(stale, *SORTING[sorting])


LAST = (1, 0)  # nobody has told
ORDERS = {
    "passer": lambda unit, m2: m2,
    "sum": lambda unit, m2: (*_told(_a_year(unit, m2)), -m2),
    "ledig": lambda unit, m2: (*_told(unit.available_from), -m2),
    "areal": lambda unit, m2: -m2,
    "minst": lambda unit, m2: m2,
    "pris": lambda unit, m2: (*_told(unit.rent_nok_m2_year), -m2),
}


def order_of(sorting, today):
    """The key by which answers of one unit each are sorted as `in_order` does."""
    oldest, place = today - timedelta(days=ASKED_AFTER), ORDERS[sorting]

    def key(answer):
        unit = answer.unit
        return unit.confirmed_on <= oldest, place(unit, answer.area_m2), unit.pk

    return key


def _told(value):
    return LAST if value is None else (0, value)


def _a_year(unit, m2):
    rent, common = unit.rent_nok_m2_year, unit.common_costs_nok_m2_year
    return None if rent is None else m2 * (rent + (common or 0))
