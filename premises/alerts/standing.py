"""How what an alert tells of stands: it is told again when that changes. Values in, values out.

`vacant 2450.00` is of a unit, `part 400 vacant 2450.00` of a part of it, `with 13+14 vacant 2450.00` of it and others.
"""

import re

from ..models.unit_state import TO_LET, Status

SUBJECT = re.compile(r"(?:part|with [0-9+]+)(?= )|")


def standing_of(answer):
    """What a tenant would want to hear of again when it changes: the status, from when, and the rent."""
    status = max((unit.status for unit in answer.units), key=TO_LET.index)
    since = None if status == Status.VACANT else answer.free_on
    rents = [unit.rent_nok_m2_year for unit in answer.units]
    rent = None if None in rents else max(rents)
    terms = " ".join(str(part) for part in (status, since, rent) if part is not None)
    if answer.kind == "part":
        return f"part {answer.area_m2.normalize():f} {terms}"
    if answer.kind == "together":
        return f"with {'+'.join(str(key) for key in answer.keys[1:])} {terms}"
    return terms


def subject_of(standing):
    """What a standing is of, whatever its terms: "" for the whole unit."""
    return SUBJECT.match(standing)[0]
