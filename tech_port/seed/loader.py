"""A run over the content."""

from dataclasses import dataclass

from django.db import transaction

from . import later, superseded
from .records import read
from .writer import Writer


@dataclass(frozen=True)
class Report:
    """What a run did: records known and newly written, and sentences for whoever ran it."""

    records: int
    new: int
    notes: list


@transaction.atomic
def load():
    """Write the facts that have not been written before. `SeedError` if the files are wrong."""
    records = read()
    writer = Writer(records)
    writer.write_new(records)
    writer.note_corrections(superseded.correct(writer, records))
    later.complete(writer, records)
    writer.remember()
    return Report(len(records), writer.new, writer.notes)
