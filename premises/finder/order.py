"""The orders in which units can be listed."""

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
