"""Landlords' files as a Norwegian Excel makes them: exact rows."""

from datetime import date
from decimal import Decimal

import pytest

from premises.landlord_import import applying as landlord_import
from tests.premises.landlord_import.files import FILES, read

ROWS = [
    (
        2,
        {
            "name": "B3-601",
            "floor": 6,
            "wing_nb": "øst",
            "area_m2": Decimal("1500.5"),
            "exclusive_m2": Decimal("1200.0"),
            "use": "office",
            "rent_nok_m2_year": Decimal("2450.50"),
            "common_costs_nok_m2_year": Decimal("450.00"),
            "offered_from": date(2027, 3, 1),
            "workplaces_from": 60,
            "workplaces_to": 90,
            "divisible_from_m2": Decimal("300.0"),
            "is_step_free": True,
            "text_nb": "Lyst hjørnekontor",
        },
    ),
    (
        4,
        {
            "name": "B3-602",
            "floor": 6,
            "wing_nb": "vest",
            "area_m2": Decimal("1500.0"),
            "use": "lab",
            "offered_from": date(2027, 3, 1),
            "is_step_free": False,
            "text_nb": "Plass til avtrekk; nær heis",
        },
    ),
]


def test_a_windows_1252_file_with_semicolons_is_read():
    rows, errors, unknown = read("windows-1252.csv")

    assert rows == ROWS
    assert (errors, unknown) == ([], ["Kontaktperson"])


def test_what_stands_under_headings_about_people_is_not_kept():
    table, _about = landlord_import.read_file((FILES / "windows-1252.csv").read_bytes(), "liste.csv")

    assert table[0][1][-2:] == ["Tekst", "Kontaktperson"]
    assert [len(cells) for _number, cells in table] == [15, 15, 15]
    assert "Nordmann" not in str(table)


def test_a_utf_8_file_with_commas_and_english_headings_is_read():
    rows, errors, unknown = read("utf-8-bom.csv")

    assert rows == [
        (
            2,
            {
                "area_m2": Decimal("812.5"),
                "floor": 3,
                "name": "C-301",
                "offered_from": date(2027, 3, 1),
                "rent_nok_m2_year": Decimal("2450.50"),
                "is_step_free": True,
                "text_en": "Bright, with a view",
            },
        ),
        (
            3,
            {
                "area_m2": Decimal("300.0"),
                "floor": 0,
                "name": "C-001",
                "offered_from": date(2027, 3, 1),
            },
        ),
    ]
    assert (errors, unknown) == ([], [])


def test_a_workbook_is_read_from_its_headings_on():
    rows, errors, unknown = read("excel.xlsx")

    assert rows == [
        (
            4,
            {
                "name": "D-201",
                "floor": 2,
                "area_m2": Decimal("640.5"),
                "rent_nok_m2_year": Decimal("2300.00"),
                "offered_from": date(2027, 3, 1),
                "is_step_free": True,
            },
        ),
        (
            5,
            {
                "name": "301",
                "floor": 3,
                "area_m2": Decimal("1200.0"),
                "rent_nok_m2_year": Decimal("2450.50"),
            },
        ),
        (6, {"name": "D-401", "floor": 4}),
    ]
    assert errors == [(6, "Areal", "=C4*2", "«=C4*2» er ikke et tall. Skriv det med sifre, for eksempel 1\u00a0500.")]
    assert unknown == ["Merknad"]


def test_formulas_in_a_csv_are_text():
    rows, errors, _unknown = read("formulas.csv")

    assert [(values["name"], values["text_nb"]) for _number, values in rows] == [
        ('=HYPERLINK("http://ond.example")', "=cmd|' /C calc'!A0"),
        ("+47 73 55", "-rolig"),
    ]
    assert errors == [(2, "leie", "=1+1", "«=1+1» er ikke et tall. Skriv det med sifre, for eksempel 2\u00a0450.")]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("told", [False, True])
def test_every_delimiter_and_encoding_of_excel_is_found(delimiter, encoding, told):
    lines = [f"sep={delimiter}"] * (told and encoding != "utf-16")
    lines += [
        delimiter.join(cells) for cells in [("Fløy", "ETASJE", "a r e a l", "Lokale"), ("øst", "1", '"9,5"', "Å")]
    ]

    rows, _errors, _unknown = read("a.csv", "\r\n".join(lines).encode(encoding))

    assert rows == [(2, {"wing_nb": "øst", "floor": 1, "area_m2": Decimal("9.5"), "name": "Å"})]
