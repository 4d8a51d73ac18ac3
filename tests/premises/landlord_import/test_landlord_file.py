"""Landlords' files as a Norwegian Excel makes them: exact rows, and exact sentences about what cannot be read."""

import io
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from premises.landlord_import import applying as landlord_import
from premises.landlord_import import columns as landlord_columns
from premises.landlord_import.file import ZIP, Refused
from tech_port.lists.spreadsheets import csv_bytes, csv_response, plain_cell, safe_cell

FILES = Path(__file__).parent / "landlord_files"
HEADINGS = "lokale;etasje;areal"


def read(name, data=None):
    rows, unknown = landlord_columns.read(
        landlord_import.rows_of((FILES / name).read_bytes() if data is None else data, name)
    )
    return [(row.number, row.values) for row in rows], [(row.number, *e) for row in rows for e in row.errors], unknown


def refusal(data, name="lokaler.csv"):
    with pytest.raises(Refused) as caught:
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


# What is read


def test_a_windows_1252_file_with_semicolons_is_read():
    rows, errors, unknown = read("windows-1252.csv")

    assert rows == [
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
                "exclusive_m2": None,
                "use": "lab",
                "rent_nok_m2_year": None,
                "common_costs_nok_m2_year": None,
                "offered_from": date(2027, 3, 1),
                "workplaces_from": None,
                "workplaces_to": None,
                "divisible_from_m2": None,
                "is_step_free": False,
                "text_nb": "Plass til avtrekk; nær heis",
            },
        ),
    ]
    assert (errors, unknown) == ([], ["Kontaktperson"])


def test_what_stands_under_unknown_headings_is_not_kept():
    table = landlord_import.rows_of((FILES / "windows-1252.csv").read_bytes(), "liste.csv")

    assert table[0][1][-2:] == ["Tekst", "Kontaktperson"]
    assert [len(cells) for _number, cells in table] == [15, 14, 14]
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
                "rent_nok_m2_year": None,
                "is_step_free": None,
                "text_en": "",
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
                "offered_from": None,
                "is_step_free": None,
            },
        ),
        (6, {"name": "D-401", "floor": 4, "rent_nok_m2_year": None, "offered_from": None, "is_step_free": None}),
    ]
    assert errors == [
        (6, "Areal", "=C4*2", "«=C4*2» er ikke et tall. Skriv bare tallet, for eksempel 1500 eller 2450,50.")
    ]
    assert unknown == ["Merknad"]


def test_formulas_in_a_csv_are_text():
    rows, errors, _unknown = read("formulas.csv")

    assert [(values["name"], values["text_nb"]) for _number, values in rows] == [
        ('=HYPERLINK("http://ond.example")', "=cmd|' /C calc'!A0"),
        ("+47 73 55", "-rolig"),
    ]
    assert errors == [
        (2, "leie", "=1+1", "«=1+1» er ikke et tall. Skriv bare tallet, for eksempel 1500 eller 2450,50.")
    ]


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


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1500", "1500"),
        ("1 500", "1500"),
        ("1\u00a0500", "1500"),
        ("1\u202f500,5", "1500.5"),
        ("1.500", "1500"),
        ("12.500", "12500"),
        ("0.500", "0.5"),
        ("12.5", "12.5"),
        ("2450,5", "2450.5"),
        ("1,500", "1.5"),
        ("kr 2 450,-", "2450"),
        ("900 m²", "900"),
        ("−4", "-4"),
    ],
)
def test_a_number_is_what_a_norwegian_means(text, number):
    assert landlord_columns.read_number(text, 1) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["1 50", "1.500,50", "2,450.50", "1,2,3", "1e3", "٣", "1..5", "NaN", "", "2 450 kr/mnd"]
)
def test_what_may_mean_two_things_is_no_number(text):
    with pytest.raises(landlord_columns.BadCell, match=r"er ikke et tall\. Skriv bare tallet"):
        landlord_columns.read_number(text, 1)


@pytest.mark.parametrize("heading", ["Leie per år", "Leie kr/mnd", "Leie (kr/mnd)", "Total leie", ""])
def test_a_heading_that_counts_in_something_else_is_not_ours(heading):
    assert landlord_columns.column_of(heading) is None


# What cannot be read


def test_every_bad_cell_says_its_row_its_column_and_how_to_mend_it():
    _rows, errors, _unknown = read("wrong-types.csv")

    assert [(number, heading, reason) for number, heading, _text, reason in errors] == [
        (2, "lokale", "Cella er tom. Fyll den ut, eller fjern raden fra fila."),
        (3, "etasje", "«tredje» er ikke en etasje. Skriv et helt tall, for eksempel 3; underetasjen er 0."),
        (3, "areal", "«mange» er ikke et tall. Skriv bare tallet, for eksempel 1500 eller 2450,50."),
        (3, "leie", "«2.450,50» er ikke et tall. Skriv bare tallet, for eksempel 1500 eller 2450,50."),
        (3, "felleskostnader", "«2450,123» har for mange desimaler. Skriv 2450,12."),
        (3, "ledig fra", "«mars 2027» er ikke en dato. Skriv dag, måned og år, for eksempel 01.03.2027."),
        (3, "arbeidsplasser fra", "«-4» er under null. Skriv et antall, eller la cella stå tom."),
        (3, "kan deles fra", "«1 50» er ikke et tall. Skriv bare tallet, for eksempel 1500 eller 2450,50."),
        (3, "trinnfri", "«kanskje» er verken ja eller nei. Skriv ja eller nei, eller la cella stå tom."),
        (
            3,
            "bruk",
            "«kino» er ikke en bruk vi kjenner. Skriv en av disse: kontor, lab, møterom, butikk og servering, "
            "kontorfellesskap, lager, fellesareal.",
        ),
        (3, "tekst", "«#REF!» er en feil fra regnearket. Rett formelen, eller skriv verdien selv."),
        (4, "areal", "«99999999» er for stort. Skriv et tall under 1 000 000."),
        (4, "leie", "«#VERDI!» er en feil fra regnearket. Rett formelen, eller skriv verdien selv."),
        (4, "ledig fra", "«1.3.27» har et år med to sifre. Skriv året med fire, for eksempel 01.03.2027."),
        (4, "arbeidsplasser fra", "«40,5» er ikke et helt antall. Skriv for eksempel 40."),
        (5, "ledig fra", "«31.02.2027» er ikke en dato. Skriv dag, måned og år, for eksempel 01.03.2027."),
        (5, "tekst", "Cella har 5001 tegn. Kort den ned til høyst 5000."),
        (6, "areal", "Cella er tom. Fyll den ut, eller fjern raden fra fila."),
        (6, "ledig fra", "«01.03.1927» er ikke et år mellom 2000 og 2100. Rett året."),
    ]


def test_a_cell_has_at_most_500_characters_outside_the_texts():
    _rows, errors, _unknown = read("a.csv", f"{HEADINGS};fløy\r\nA;1;10;{'x' * 501}\r\n".encode())

    assert errors == [(2, "fløy", "x" * 501, "Cella har 501 tegn. Kort den ned til høyst 500.")]


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "a.csv", "Fila er tom. Den må ha en rad med overskrifter og en rad for hvert lokale."),
        (HEADINGS.encode(), "a.csv", "Fila har bare overskrifter. Legg til en rad for hvert lokale."),
        (
            b"lokale;rom\r\nA;2\r\n",
            "a.csv",
            "Fila mangler kolonner: etasje, areal. Overskriftene som ble funnet: «lokale», «rom».",
        ),
        (
            b"lokale;etasje;areal;Area\r\nA;2;3;4\r\n",
            "a.csv",
            "Fila har flere kolonner for areal. Behold en av hver.",
        ),
        (
            f'{HEADINGS}\r\n"A;1;10\r\n'.encode(),
            "a.csv",
            "Rad 2 kan ikke leses: et anførselstegn mangler sin make. Rett det, og last opp på nytt.",
        ),
        (
            b"a\0b;c",
            "a.csv",
            "Fila er ikke tekst. Lagre den på nytt i Excel som «CSV UTF-8» eller .xlsx.",
        ),
        (
            f"{HEADINGS};".encode() + b";".join(b"%d" % number for number in range(48)),
            "a.csv",
            "Fila har mer enn 50 kolonner. Fjern dem som ikke gjelder lokalene.",
        ),
        (HEADINGS.encode() + b"\r\nA;1;2" * 2001, "a.csv", "Fila har mer enn 2 000 rader. Del den i flere."),
        (
            b"x" * (2 * 1024 * 1024 + 1),
            "a.csv",
            "Fila er større enn 2 MB. Del den i flere, eller fjern bilder og ark som ikke trengs.",
        ),
        (b"PK", "a.xlsm", "Fila har makroer. Lagre den som .xlsx uten makroer, eller som CSV."),
        (
            b"\xd0\xcf\x11\xe0\xa1",
            "a.xlsx",
            "Fila er gammel Excel eller har passord. Lagre den som .xlsx uten passord, eller som CSV.",
        ),
        (
            b"%PDF-1.7",
            "a.pdf",
            "Fila må være CSV (.csv) eller Excel (.xlsx). Lagre den som en av dem, og last opp på nytt.",
        ),
        (
            b"PK\x03\x04 tull",
            "a.xlsx",
            "Fila er skadet eller ikke en Excel-fil. Åpne den i Excel, lagre den som .xlsx, og last opp på nytt.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(data, name, sentence):
    assert refusal(data, name) == sentence


def test_two_thousand_rows_are_read():
    rows, _errors, _unknown = read("a.csv", HEADINGS.encode() + b"\r\nA;1;2" * 2000)

    assert rows[-1] == (2001, {"name": "A", "floor": 1, "area_m2": Decimal("2.0")})


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked():
    bomb = repacked(workbook(["lokale"]), **{"xl/media/bilde.png": b"0" * (11 * 1024 * 1024)})

    assert len(bomb) < 100_000
    assert refusal(bomb, "a.xlsx") == (
        "Fila er for stor når den pakkes ut. Kopier lista til en ny arbeidsbok, og lagre den."
    )


def test_a_workbook_with_macros_or_entities_is_refused_whatever_its_name():
    book = workbook(["lokale", "etasje", "areal"], ["A", 1, 10])
    entities = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><sst>&a;</sst>'

    assert refusal(repacked(book, **{"xl/vbaProject.bin": b"x"}), "a.xlsx") == (
        "Fila har makroer. Lagre den som .xlsx uten makroer, eller som CSV."
    )
    assert refusal(repacked(book, **{"xl/sharedStrings.xml": entities}), "a.xlsx") == (
        "Fila er skadet eller ikke en Excel-fil. Åpne den i Excel, lagre den som .xlsx, og last opp på nytt."
    )


def read_or_refuse(data, name):
    try:
        rows, _unknown = landlord_columns.read(landlord_import.rows_of(data, name))
        sentences = [sentence for row in rows for _heading, _text, sentence in row.errors]
    except Refused as refused:
        sentences = [str(refused)]
    assert [sentence for sentence in sentences if not sentence.endswith(".")] == []


BOOK = workbook(["lokale", "etasje", "areal"], ["A", 1, 10], ["B", "=1", 2.5])
CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)


@settings(max_examples=300, deadline=None)
@given(data=st.binary(max_size=400), name=st.sampled_from(["a.csv", "a.txt", "a.xlsx", "a.xls", "a", ""]))
@example(data=b"sep=;\r\n", name="a.csv")
@example(data=ZIP, name="a.csv")
def test_no_bytes_raise_anything_but_the_refusal(data, name):
    read_or_refuse(data, name)


@settings(max_examples=200, deadline=None)
@given(
    cells=st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=5),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_no_cells_raise_anything_but_the_refusal(cells, encoding):
    lines = ["lokale;etasje;areal;leie;ledig fra;arbeidsplasser fra;trinnfri;bruk", *(";".join(row) for row in cells)]

    read_or_refuse("\r\n".join(lines).encode(encoding), "a.csv")


@settings(max_examples=150, deadline=None)
@given(place=st.integers(0, len(BOOK) - 1), byte=st.binary(min_size=1, max_size=8))
def test_no_damage_to_a_workbook_raises_anything_but_the_refusal(place, byte):
    read_or_refuse(BOOK[:place] + byte + BOOK[place + len(byte) :], "a.xlsx")


@settings(max_examples=100, deadline=None)
@given(sheet=st.binary(max_size=200), cut=st.integers(0, 900))
def test_no_damage_within_a_sheet_raises_anything_but_the_refusal(sheet, cut):
    with zipfile.ZipFile(io.BytesIO(BOOK)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")

    read_or_refuse(
        repacked(BOOK, **{"xl/worksheets/sheet1.xml": xml[:cut] + sheet + xml[cut + len(sheet) :]}), "a.xlsx"
    )


# What is written


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
