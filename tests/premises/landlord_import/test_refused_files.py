"""Landlords' files that cannot be read: exact sentences, and never an error of ours."""

import io
import zipfile
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from premises.landlord_import import applying as landlord_import
from premises.landlord_import import columns as landlord_columns
from premises.landlord_import.file import ZIP, ProposalError
from tests.premises.landlord_import.files import BOOK, CELLS, HEADINGS, read, refusal, repacked, workbook

OLD_EXCEL = (
    "Fila er gammel Excel. Åpne den i Excel, velg «Lagre som» og Excel-arbeidsbok (.xlsx), og last opp den nye fila."
)


def test_every_bad_cell_says_its_row_its_column_and_how_to_mend_it():
    _rows, errors, _unknown = read("wrong-types.csv")

    assert [(number, heading, reason) for number, heading, _text, reason in errors] == [
        (2, "lokale", "Cella er tom. Fyll den ut, eller fjern raden fra fila."),
        (3, "areal", "«mange» er ikke et tall. Skriv det med sifre, for eksempel 1\u00a0500."),
        (3, "arbeidsplasser fra", "Skriv et tall fra 0 til 100\u00a0000."),
        (3, "kan deles fra", "«1 50» er ikke et tall. Skriv det med sifre, for eksempel 1\u00a0500."),
        (3, "trinnfri", "«kanskje» er verken ja eller nei. Skriv ja eller nei, eller la cella stå tom."),
        (
            3,
            "bruk",
            "«kino» er ikke en bruk vi kjenner. Skriv en av disse: kontor, lab, møterom, butikk og servering, "
            "kontorfellesskap, lager, fellesareal.",
        ),
        (3, "tekst", "«#REF!» er en feil fra regnearket. Rett formelen, eller skriv verdien selv."),
        (4, "areal", "Skriv et tall fra 0 til 999\u00a0999."),
        (4, "leie", "«#VERDI!» er en feil fra regnearket. Rett formelen, eller skriv verdien selv."),
        (4, "arbeidsplasser fra", "«40,5» er ikke et helt tall. Skriv for eksempel 41."),
        (5, "ledig fra", "«31.02.2027» finnes ikke i kalenderen. Se over den."),
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
            b"rom;hvor;kvadrat\r\nA;2;3\r\n",
            "a.csv",
            "Fila mangler kolonner: lokale, etasje, areal. Overskriftene som ble funnet: «rom», «hvor», «kvadrat».",
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
            OLD_EXCEL,
        ),
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "a.xlsx",
            "Fila har passord. Lagre den som .xlsx uten passord, eller som CSV.",
        ),
        (b"lokale", "a.xls", OLD_EXCEL),
        (
            b"PK",
            "a.ods",
            "Fila er ikke Excel. Åpne den i programmet som laget den, velg «Lagre som» eller «Eksporter», velg "
            "Excel-arbeidsbok (.xlsx), og last opp den nye fila.",
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
        found = landlord_columns.read(*landlord_import.read_file(data, name))
        sentences = [sentence for row in found.rows for _heading, _text, sentence in row.errors]
    except ProposalError as refused:
        sentences = [str(refused)]
    assert [sentence for sentence in sentences if not sentence.endswith(".")] == []


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
