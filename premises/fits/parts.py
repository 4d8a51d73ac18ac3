"""Which part of a unit a need gets: one rule for lists, pages, sums, forms and files. Values in, values out.

Who asks for a part in m² gets it where the unit can be divided so. Who says a size gets the smallest part that is
enough where the unit is clearly more than that; who says only a most gets the least part where the whole is above it.
`questions.given_m2` is the same rule for the database.
"""

from decimal import ROUND_CEILING, Decimal

from .. import costs
from ..workplaces import M2_A_WORKPLACE

MOST_OF_A_UNIT = Decimal("0.8")  # a part that is more of its unit than this is not worth a wall


def part_for(need, unit):
    """The area in m² of the part of a unit that a need gets, None for the whole."""
    least = unit.divisible_from_m2
    if least is None:
        return None
    if need.part_m2:
        return need.part_m2 if least <= need.part_m2 < unit.area_m2 else None
    if need.people or need.area_min_m2:
        area = max(least, need.area_min_m2 or 0, share_for(need.people, unit) if need.people else 0)
    elif _is_above_the_most(need, unit):
        area = least
    else:
        return None
    return Decimal(area) if area <= unit.area_m2 * MOST_OF_A_UNIT else None


def is_refused(need, unit):
    """Whether a part is asked for that nobody can have of the unit."""
    return bool(need.part_m2) and need.part_m2 != unit.area_m2 and part_for(need, unit) is None


def cost_for(need, unit):
    """What the unit, or the part that a need gets of it, costs those who ask."""
    return costs.of(unit, people=need.people, with_vat=need.with_vat, area_m2=part_for(need, unit))


def share_for(people, unit):
    """How many m² of a unit so many people need: by its stated workplaces, else 15 m² each."""
    if unit.workplaces_to is None:
        return Decimal(people * M2_A_WORKPLACE)
    if unit.workplaces_to == 0:
        return Decimal("Infinity")
    share = people * unit.area_m2 / unit.workplaces_to
    return share.to_integral_value(ROUND_CEILING)


def most_nok_year(need):
    """The most that rent and common costs without VAT may come to in a year, None where nobody said."""
    most = need.total_max_nok_month
    return most and most * costs.MONTHS / (1 + costs.VAT if need.with_vat else Decimal(1))


def _is_above_the_most(need, unit):
    if need.area_max_m2 and unit.area_m2 > need.area_max_m2:
        return True
    most, prices = most_nok_year(need), (unit.rent_nok_m2_year, unit.common_costs_nok_m2_year)
    return bool(most) and None not in prices and unit.area_m2 * sum(prices) > most
