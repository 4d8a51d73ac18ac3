"""Landlords' files: those that are kept as they came, and what is made of one."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import strategies as st

from premises.landlord_import import applying as landlord_import
from premises.landlord_import import columns as landlord_columns
from premises.landlord_import.file import ProposalError

FILES = Path(__file__).parent / "landlord_files"
HEADINGS = "lokale;etasje;areal"


def listed(name, data=None, answers=None):
    return landlord_columns.read(
        *landlord_import.read_file((FILES / name).read_bytes() if data is None else data, name), answers
    )


def read(name, data=None):
    found = listed(name, data)
    errors = [(row.number, *error) for row in found.rows for error in row.errors]
    return [(row.number, row.values) for row in found.rows], errors, found.unknown


def notes(name, data=None):
    """[(row number, heading, sentence)] of what was taken otherwise than it stood."""
    return [(row.number, *note) for row in listed(name, data).rows for note in row.notes]


def refusal(data, name="lokaler.csv"):
    with pytest.raises(ProposalError) as caught:
        landlord_import.read_file(data, name)
    return str(caught.value)


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def repacked(data, **changes):
    """A workbook with some of its parts changed or added: `{name: bytes}`."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in ({part: old.read(part) for part in old.namelist()} | changes).items():
            new.writestr(name, content)
    return file.getvalue()


BOOK = workbook(["lokale", "etasje", "areal"], ["A", 1, 10], ["B", "=1", 2.5])
CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
