"""A run over the content: load it, or take the samples away."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from tech_port.demo.samples import FOLDER as SAMPLES_FOLDER
from tech_port.demo.samples import removal as samples
from tech_port.demo.samples import rolling

from . import records as files
from .writer import Writer


@dataclass(frozen=True)
class Report:
    """What a run did: records known and newly written, and sentences for whoever ran it."""

    records: int
    new: int
    notes: list


def read(folder):
    return files.read(folder) if folder else files.read(files.FOLDER, SAMPLES_FOLDER)


@transaction.atomic
def load(*, with_samples=False, folder=None):
    """Write what has not been written before: the facts and, in a demo or when asked to, the samples.

    Samples that were removed stay away until they are asked for. `SeedError` if the files are wrong.
    """
    records = read(folder)
    writer = Writer(records)
    if with_samples:
        writer.forget({samples.UNWANTED})
    wanted = with_samples or (settings.DEMO and samples.UNWANTED not in writer.written)
    records = [record for record in records if wanted or not record.is_sample]
    for record in records:
        if record.key not in writer.written:
            writer.write(record)
    if wanted:
        samples.write_contacts(writer, folder)
        if moved := rolling.roll(writer, records):
            writer.notes.append(f"{moved} samples moved forward in time.")
    writer.remember()
    known = len(records) + (len(samples.contacts(folder)) if wanted else 0)
    return Report(known, writer.new, writer.notes)


@transaction.atomic
def remove_samples(folder=None):
    """Delete every sample; `load()` does not bring them back unless it is asked to."""
    records = read(folder)
    writer = Writer(records)
    samples.remove(writer, records, folder)
    writer.remember()
    return Report(sum(not record.is_sample for record in records), 0, writer.notes)
