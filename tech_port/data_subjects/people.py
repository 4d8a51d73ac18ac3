"""Who a name may be: those found by it, told apart by their addresses, each with what is theirs alone."""

from dataclasses import dataclass, replace

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import EmailField
from django.db.models.constants import LOOKUP_SEP

from .asked import Asked, column_of
from .held import key


@dataclass(frozen=True)
class Somebody:
    """One of those whom a name may be, `key` to tell them apart by; `asked` is by what all that is theirs is found."""

    key: str
    name: str
    asked: Asked
    found: list

    @property
    def address(self):
        return self.asked.text if self.asked.is_address else ""


def people(asked, everything):
    """[Somebody] of what was found; of an address it is one, and a record without an address is nobody else's."""
    if asked.is_address:
        return [Somebody(asked.text, asked.text, asked, everything)] if everything else []
    records = {}
    for one in everything:
        for record in one.records:
            whose = address_of(record, one.held.whose) or key(record)
            records.setdefault(whose, []).append((one, record))
    return [_somebody(asked, whose, rows) for whose, rows in records.items()]


def _somebody(asked, whose, rows):
    kinds = {}
    for one, record in rows:
        kinds.setdefault((one.purpose.key, one.held.kind), (one, []))[1].append(record)
    found = [replace(one, records=records) for one, records in kinds.values()]
    is_address = "@" in whose
    return Somebody(whose, whose if is_address else str(rows[0][1]), Asked(whose) if is_address else asked, found)


def address_of(record, whose):
    """The address among the columns by which a record is somebody's, in small letters; "" where it has none."""
    paths = [path for path in whose if isinstance(column_of(type(record), path), EmailField)]
    return next(filter(None, (str(value_of(record, path) or "").casefold() for path in paths)), "")


def value_of(record, path):
    try:
        for name in path.split(LOOKUP_SEP):
            record = getattr(record, name, None)
    except ObjectDoesNotExist:
        return None
    return record
