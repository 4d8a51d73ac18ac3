"""The need as a question to the database: the same units as `judging` says fit, however many there are.

A test holds the two against each other, need by need.
"""

from decimal import Decimal

from django.db.models import Case, DecimalField, ExpressionWrapper, F, Q, Value, When
from django.db.models.functions import Ceil, Greatest
from django.db.models.lookups import GreaterThan, LessThanOrEqual
from django.utils import timezone

from ..models import Ownership, Unit
from ..need.need import Need
from ..workplaces import M2_A_WORKPLACE
from .judging import Asked
from .parts import MOST_OF_A_UNIT

AREA = DecimalField(max_digits=20, decimal_places=6)
NOK_A_M2 = F("rent_nok_m2_year") + F("common_costs_nok_m2_year")
TOO_MUCH = Decimal(10**12)  # m²: more than any unit has


def to_have(day):
    """Units on offer as of a day, that nobody holds."""
    units = Unit.objects.offered().to_be_had(day)
    return units.filter(Q(first_lease_on=None) | Q(first_lease_on__lte=day), reservation=None)


def buildings_of(landlords, today):
    """The keys of the buildings that landlords, by their slugs, own today."""
    return (
        Ownership.objects.on(today).shown().filter(organisation__slug__in=landlords).values_list("building", flat=True)
    )


def matching(units, need):
    """Those of `units`, as of a day, that fit a need as a whole or in a part."""
    asked = Asked(need, timezone.localdate())
    units = units.filter(_each(need, asked.today))
    part = _part_m2(need)
    if part is None:
        return units.filter(_whole(asked))
    return units.alias(part_m2=part).filter(_whole(asked) | _part(asked))


def kind_of(need):
    """So much of a need as `of_kind` asks for."""
    return Need(
        uses=need.uses,
        step_free=need.step_free,
        rent_max_nok_m2_year=need.rent_max_nok_m2_year,
        buildings=need.buildings,
        landlords=need.landlords,
        floor_min=need.floor_min,
    )


def of_kind(units, need):
    """Those of `units` that answer a need whatever their size, and whenever they are free."""
    return units.filter(_each(kind_of(need), timezone.localdate()))


def _each(need, today):
    """What is asked of every unit, whatever its size."""
    rules = {
        "use__in": need.uses,
        "is_step_free": need.step_free or None,
        "available_from__lte": need.wanted_by,
        "rent_nok_m2_year__lte": need.rent_max_nok_m2_year,
        "building__slug__in": need.buildings,
    }
    asked = Q(**{name: value for name, value in rules.items() if value})
    if need.floor_min is not None:
        asked &= Q(floor__gte=need.floor_min)
    return asked & Q(building__in=buildings_of(need.landlords, today)) if need.landlords else asked


def _whole(asked):
    need, fits = asked.need, Q()
    if need.part_m2:
        fits &= Q(area_m2=need.part_m2)
    if need.area_min_m2:
        fits &= Q(area_m2__gte=need.area_min_m2)
    if need.area_max_m2:
        fits &= Q(area_m2__lte=need.area_max_m2)
    if need.people:
        fits &= Q(workplaces_to__gte=need.people) | Q(workplaces_to=None, area_m2__gte=need.people * M2_A_WORKPLACE)
    return fits & _within(asked, F("area_m2"))


def _within(asked, area):
    """That rent and common costs of an area are known and come to no more than asked."""
    if not asked.most_nok_year:
        return Q()
    known = Q(rent_nok_m2_year__isnull=False, common_costs_nok_m2_year__isnull=False)
    return known & Q(_at_most(area * NOK_A_M2, asked.most_nok_year))


def _at_most(amount, most):
    return LessThanOrEqual(ExpressionWrapper(amount, output_field=AREA), Value(most, AREA))


def _part_m2(need):
    """The smallest part that is large enough, in m²; None where no size is said."""
    if need.part_m2:
        return Value(need.part_m2, AREA)
    if not (need.people or need.area_min_m2 or need.area_max_m2 or need.total_max_nok_month):
        return None
    parts = [F("divisible_from_m2"), Value(need.area_min_m2 or Decimal(0), AREA)]
    if need.people:
        parts.append(_share(need.people))
    return Greatest(*parts, output_field=AREA)


def with_given_m2(units, need):
    """Units with how much of each the need gets in m², as `given_m2`: `parts.part_for` for the database."""
    part, asked = _part_m2(need), Asked(need, timezone.localdate())
    if part is None:
        return units.alias(given_m2=F("area_m2"))
    is_given = _is_part(need)
    if not (need.part_m2 or need.people or need.area_min_m2):
        is_given &= _above_the_most(asked)
    given = Case(When(is_given, then=F("part_m2")), default=F("area_m2"), output_field=AREA)
    return units.alias(part_m2=part).alias(given_m2=given)


def _above_the_most(asked):
    above = Q(pk=None)  # nothing
    if asked.need.area_max_m2:
        above |= Q(area_m2__gt=asked.need.area_max_m2)
    if asked.most_nok_year:
        total = ExpressionWrapper(F("area_m2") * NOK_A_M2, output_field=AREA)
        above |= Q(GreaterThan(total, Value(asked.most_nok_year, AREA)))
    return above


def _share(people):
    """What so many people need of a unit."""
    stated = Ceil(Value(Decimal(people), AREA) * F("area_m2") / F("workplaces_to"), output_field=AREA)
    unstated = Value(Decimal(people * M2_A_WORKPLACE), AREA)
    return Case(
        When(workplaces_to=None, then=unstated),
        When(workplaces_to=0, then=Value(TOO_MUCH, AREA)),
        default=stated,
        output_field=AREA,
    )


def _is_part(need):
    """That a part of the area `part_m2` is one that a tenant can have."""
    can_be = Q(divisible_from_m2__isnull=False, part_m2__gte=F("divisible_from_m2"))
    if need.part_m2:
        return can_be & Q(part_m2__lt=F("area_m2"))
    return can_be & Q(part_m2__lte=ExpressionWrapper(F("area_m2") * MOST_OF_A_UNIT, output_field=AREA))


def _part(asked):
    need = asked.need
    fits = _is_part(need)
    if need.area_min_m2:
        fits &= Q(part_m2__gte=need.area_min_m2)
    if need.area_max_m2:
        fits &= Q(part_m2__lte=need.area_max_m2)
    if need.people and need.part_m2:
        fits &= Q(_at_most(_share(need.people), need.part_m2))
    return fits & _within(asked, F("part_m2"))
