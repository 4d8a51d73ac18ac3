"""Cells of files that leave the portal: no text starts a formula, in any program and behind anything."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tech_port.lists.spreadsheets import csv_bytes, plain_cell, safe_cell
from tech_port.lists.workbooks import xlsx_bytes

DANGEROUS = [
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    " =1+1",
    "\u00a0\u00a0=1+1",
    "\t=1+1",
    "\ttekst",
    "\rtekst",
    "\ntekst",
    "'=1+1",
    "''=1+1",
    "' =1+1",
    "'\ttekst",
]
HARMLESS = ["", "Kari", "a=1", "'sitat'", "’=", "  Kari", "1-2", "0047 918 62 151", "kari@robotikk.example"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_would_start_a_formula_gets_an_apostrophe_and_gives_it_back(text):
    assert safe_cell(text) == f"'{text}"
    assert plain_cell(safe_cell(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_any_other_text_stays_as_it_is(text):
    assert safe_cell(text) == text
    assert plain_cell(text) == text


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "ja"),
        (False, "nei"),
        (-5, "-5"),
        (-2.5, "-2,5"),
        (Decimal("-1234.50"), "-1234,50"),
        (Decimal("1E+3"), "1000"),
        (date(2026, 3, 2), "02.03.2026"),
        (datetime(2026, 7, 1, 22, 30, tzinfo=UTC), "02.07.2026 00:30"),
        (datetime(2026, 7, 1, 22, 30), "01.07.2026 22:30"),  # noqa: DTZ001 — a time without a zone stays as it is
        ("nul\0l", "null"),
        ("\0=1+1", "'=1+1"),
    ],
)
def test_values_are_written_as_a_norwegian_excel_writes_them(value, cell):
    assert safe_cell(value) == cell


def test_a_heading_is_as_safe_as_a_cell():
    content = csv_bytes(["=1+1", "Navn"], [["@x", "Kari; Ola"]]).decode("utf-8-sig")

    assert content == "'=1+1;Navn\r\n'@x;\"Kari; Ola\"\r\n"


@pytest.mark.parametrize("text", DANGEROUS)
def test_in_a_workbook_such_a_text_is_a_text_and_stays_one_for_who_edits_it(text):
    book = load_workbook(BytesIO(xlsx_bytes([text], [[text], [-5]])))

    cells = [row[0] for row in book.active.iter_rows()]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True), ("s", True), ("n", False)]
    assert cells[2].value == -5
