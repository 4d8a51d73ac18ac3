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


def read(name, data=None):
    rows, unknown = landlord_columns.read(
        landlord_import.rows_of((FILES / name).read_bytes() if data is None else data, name)
    )
    return [(row.number, row.values) for row in rows], [(row.number, *e) for row in rows for e in row.errors], unknown


def refusal(data, name="lokaler.csv"):
    with pytest.raises(ProposalError) as caught:
        landlord_import.rows_of(data, name)
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
