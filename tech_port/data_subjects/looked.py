"""What an erasure takes away and what it leaves, told before it is done: by doing it, looking, and taking it back."""

import hashlib
from dataclasses import dataclass, replace

from django.contrib.admin.models import LogEntry
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..privacy import declared
from ..staff.rehearsal import rehearsed
from . import held
from .mentions import mentions

OF_THE_LOG = _("Loggen over det staben gjorde. Navnet går ut av den når det den handler om, blir slettet.")
WRITTEN = _("Det står i noe som ikke er registrert på personen. Se på det, og rett det for hånd hvis det skal bort.")


@dataclass(frozen=True)
class Left:
    """Rows of a table that still tell of the person when all that may go is gone, and why they stay."""

    mention: object
    why: str | Promise


@dataclass(frozen=True)
class Gone:
    """The records of a kind that may go: so many are deleted, and of so many only the person is taken out."""

    found: held.Found
    deleted: int
    emptied: int


@dataclass(frozen=True)
class Looked:
    """`records` are those that may go, `goes` the mentions that are none then, `stays` those that still are."""

    records: list
    goes: list
    stays: list

    @property
    def deleted(self):
        return sum(one.deleted for one in self.records)

    @property
    def emptied(self):
        return sum(one.emptied for one in self.records)

    @property
    def digest(self):
        """By which it is known whether what is done is what was seen."""
        seen = [[held.key(record) for record in one.found.records] for one in self.records]
        told = [(one.table, one.number) for one in [*self.goes, *(one.mention for one in self.stays)]]
        return hashlib.sha256(repr((seen, told)).encode()).hexdigest()


def look(asked, everything):
    """What `held.erase` would do; nothing is changed."""
    before = mentions(asked)
    with rehearsed():
        held.erase(asked, everything)
        records = [gone(one) for one in held.may_go(everything)]
        after = {one.table: one for one in mentions(asked)}
    less = [replace(one, number=one.number - (after[one.table].number if one.table in after else 0)) for one in before]
    stays = [Left(one, why_it_stays(one)) for one in after.values()]
    return Looked(records, [one for one in less if one.number], stays)


def gone(one):
    """Asked after the deletion."""
    emptied = one.rows.count()
    return Gone(one, len(one.records) - emptied, emptied)


def why_it_stays(mention):
    if mention.model is LogEntry:
        return OF_THE_LOG
    reasons = {one.model: one.stays for purpose in declared() for one in purpose.holds if one.stays}
    return reasons.get(mention.about, WRITTEN)
