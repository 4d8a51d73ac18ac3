"""Rows of a landlord's list that are no units: sums of the others. Values in, values out."""

import re
from decimal import Decimal

TOTAL = re.compile(
    r"(?:del|total|sub|netto|brutto)?-?\s*(?:sum|total|totalt|totalsum|totals|i alt|til sammen|tilsammen|snitt|"
    r"gjennomsnitt|average|grand total|sum total)\b.*|.*\b(?:totalt|i alt|til sammen|tilsammen):?",
    re.IGNORECASE | re.DOTALL,
)


def is_total(texts, rows):
    """Whether a row is a sum: it is called so and stands on no floor, or has no name, no floor, and others' area."""
    name, floor = texts.get("name", ""), texts.get("floor", "")
    if TOTAL.fullmatch(name) or TOTAL.fullmatch(floor):
        return not floor or not name or bool(TOTAL.fullmatch(floor))
    if name or floor or not rows:
        return False
    areas = [row.values.get("area_m2") for row in rows]
    told = re.sub(r"[^0-9,.]", "", texts.get("area_m2", "")).replace(",", ".")
    is_number = re.fullmatch(r"[0-9]+(\.[0-9]+)?", told)
    return bool(is_number) and None not in areas and abs(sum(areas) - Decimal(told)) < 1
