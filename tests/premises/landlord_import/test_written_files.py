"""Lists as files for landlords: no cell can start a formula."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from tech_port.lists.spreadsheets import csv_bytes, csv_response, plain_cell, safe_cell
from tests.premises.landlord_import.files import CELLS


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "ja"),
        (False, "nei"),
        (-3, "-3"),
        (Decimal("2450.50"), "2450,50"),
        (date(2027, 3, 1), "01.03.2027"),
        ("=1+1", "'=1+1"),
        (" +47", "' +47"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("'=1", "''=1"),
        ("B3-601", "B3-601"),
        ("'s Hage", "'s Hage"),
    ],
)
def test_a_cell_cannot_start_a_formula(value, cell):
    assert safe_cell(value) == cell


@given(text=CELLS.filter(lambda text: "\0" not in text))
def test_what_a_safe_cell_says_can_be_read_back(text):
    assert plain_cell(safe_cell(text)) == text


def test_a_table_is_a_download_that_excel_opens():
    response = csv_response("lokaler-ø.csv", ["navn", "areal"], [["Å;1", Decimal("9.5")]], private=True)

    assert response.content == csv_bytes(["navn", "areal"], [["Å;1", Decimal("9.5")]])
    assert response.content == '\ufeffnavn;areal\r\n"Å;1";9,5\r\n'.encode()
    assert response.headers == {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": "attachment; filename*=utf-8''lokaler-%C3%B8.csv",
        "Cache-Control": "no-store",
    }
    assert "Cache-Control" not in csv_response("a.csv", [], []).headers
