"""Rows of `tech_port.backups`."""

from tech_port.backups.models import Backup, Erased
from tests.factories.rows import create, numbers


def make_backup(**values):
    """A backup that was made just now."""
    name = f"tech-port-20260101T{next(numbers) % 240000:06}Z.tar"
    return create(Backup, values, name=name, seconds=2.5, size_bytes=4_000_000, row_count=900, file_count=12)


def make_erased(**values):
    """A trace of something that was erased just now."""
    return create(Erased, values, hash=f"{next(numbers):064x}")
