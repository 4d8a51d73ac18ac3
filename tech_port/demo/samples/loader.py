"""A run over facts and samples, or the samples' way out."""

from django.db import transaction

from tech_port.seed import later, superseded
from tech_port.seed import records as files
from tech_port.seed.loader import Report
from tech_port.seed.writer import Writer

from . import FOLDER, contacts, removal, rolling


class SampleWriter(Writer):
    """Remembers of samples that move in time what they looked like when they were written, too."""

    def create(self, record):
        row = super().create(record)
        if record.is_sample and record.model in rolling.DATES:
            self.mark(rolling.state_key(record, row))
        return row


def read(folder=None):
    return files.read(folder) if folder else files.read(files.FOLDER, FOLDER)


@transaction.atomic
def load(*, with_samples=False, folder=None):
    """Write what has not been written before: the facts and the samples. `SeedError` if the files are wrong.

    Samples that were removed stay away until they are asked for.
    """
    records = read(folder)
    writer = SampleWriter(records)
    if with_samples:
        writer.forget({removal.UNWANTED})
    wanted = removal.UNWANTED not in writer.written
    records = [record for record in records if wanted or not record.is_sample]
    writer.write_new(records)
    writer.note_corrections(superseded.correct(writer, records))
    later.complete(writer, records)
    if wanted:
        contacts.write(writer, folder)
        if moved := rolling.roll(writer, records):
            writer.notes.append(f"{moved} samples moved forward in time.")
    writer.remember()
    known = len(records) + (len(contacts.read(folder)) if wanted else 0)
    return Report(known, writer.new, writer.notes)


@transaction.atomic
def remove_samples(folder=None):
    """Delete every sample; `load()` does not bring them back unless it is asked to."""
    records = read(folder)
    writer = SampleWriter(records)
    removal.remove(writer, records, folder)
    writer.remember()
    return Report(sum(not record.is_sample for record in records), 0, writer.notes)
