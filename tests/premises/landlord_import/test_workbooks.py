"""Landlords' workbooks: which sheet is read, and what it hides, merges and shows otherwise."""

import io
import zipfile

import pytest

from premises.landlord_import import applying as landlord_import
from tests.premises.landlord_import.files import BOOK, listed, notes, read, refusal, repacked
from tests.premises.landlord_import.workbooks import HEADINGS, LIST, book_of, saved


def with_xml(data, old, new):
    """A workbook with something else in its first sheet than openpyxl wrote."""
    name = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return repacked(data, **{name: archive.read(name).replace(old, new)})


def about(data):
    return landlord_import.read_file(data, "a.xlsx")[1]


@pytest.mark.parametrize(
    ("sheets", "name", "told"),
    [
        ([("Forside", "visible", [["Ledige lokaler"]]), ("Liste", "visible", LIST)], "Liste", []),
        ([("Gammel", "hidden", LIST), ("Ny", "visible", [HEADINGS, ["B", 1, 9, 9]])], "Ny", []),
        ([("Fakta", "visible", [["Areal", "Adresse"], [1, 2]]), ("Liste", "visible", LIST)], "Liste", []),
        (
            [("Bygg 1", "visible", LIST), ("Bygg 2", "visible", LIST)],
            "Bygg 1",
            ["Arket «Bygg 2» er ikke lest, men ligner på ei liste."],
        ),
    ],
)
def test_the_first_visible_sheet_with_the_headings_is_read_and_named(sheets, name, told):
    found = about(saved(book_of(*sheets)))

    assert (found["sheet"], found["notes"]) == (name, told)


def test_a_list_that_only_a_hidden_sheet_has_is_refused():
    data = saved(book_of(("Forside", "visible", [["Velkommen"]]), ("Liste", "veryHidden", LIST)))

    assert refusal(data, "a.xlsx") == "Lista står i et skjult ark, «Liste». Vis arket, og lagre fila."


def test_hidden_rows_and_columns_are_marked():
    book = book_of(("Liste", "visible", [*LIST, ["A-2", 3, 50, 2000], ["A-3", 3, 50, 2000]]))
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["D"].hidden = True

    found = about(saved(book))

    assert (found["hidden"], found["notes"]) == ([3], ["Kolonne D er skjult i arket."])


def test_a_merged_cell_counts_for_those_below_it_but_an_area_does_not():
    book = book_of(("Liste", "visible", [*LIST, ["A-2", None, None, None], ["A-3", 1, 50, 2000]]))
    book.active.merge_cells("B2:B3")
    book.active.merge_cells("C2:C3")
    book.active.merge_cells("D2:D3")
    whole_sheet = b'<mergeCell ref="A9:XFD1048576"/></mergeCells>'  # nothing stands in it

    rows, errors, _unknown = read("a.xlsx", with_xml(saved(book), b"</mergeCells>", whole_sheet))

    assert [(number, values["name"], values["floor"]) for number, values in rows] == [
        (2, "A-1", 3),
        (3, "A-2", 3),
        (4, "A-3", 1),
    ]
    assert [int(values["rent_nok_m2_year"]) for _number, values in rows] == [2450, 2450, 2000]
    assert errors == [
        (3, "areal", "100", "Cella er slått sammen med den over. Skriv verdien for hvert lokale."),
    ]


def test_a_number_is_what_stands_in_its_cell_and_not_what_it_shows():
    book = book_of(("Liste", "visible", [HEADINGS, ["A-1", 3, 248.355, 2450.6]]))
    book.active["C2"].number_format, book.active["D2"].number_format = "#,##0.0", "0"

    assert notes("a.xlsx", saved(book)) == [
        (2, "", "Celle C2 viser 248,4, men i den står 248,3550."),
        (2, "", "Celle D2 viser 2451, men i den står 2450,6."),
        (2, "areal", "«248,3550» er avrundet til 248,4."),
    ]


@pytest.mark.parametrize(
    ("part", "kind"), [("mimetype", "OpenDocument"), ("xl/workbook.bin", ".xlsb"), ("Index/Document.iwa", "Numbers")]
)
def test_other_spreadsheets_in_a_zip_are_told_how_to_be_saved_anew(part, kind):
    assert refusal(repacked(BOOK, **{part: b"x"}), "a.xlsx") == (
        f"Fila er {kind}. Åpne den, velg «Lagre som» eller «Eksporter», velg Excel-arbeidsbok (.xlsx), og last opp den "
        "nye fila."
    )


# The files that came, each with its names and what is refused of it.
CAME = [
    ("01-csv-msdos-cp850.csv", ["Sørøst 301", "Æra 302"], []),
    ("04-english-thousands.csv", ["A-301"], []),
    ("05-point-and-comma.csv", ["A-301"], []),
    ("07-floor-words.csv", 15, [(14, "etasje")]),
    ("09-rent-words.csv", 15, [(7, "leie")]),
    ("11-headings-of-managers.csv", ["A-301"], []),
    ("18-decomposed-aring.csv", ["Gård 1"], []),
    ("30-cover-sheet-first.xlsx", ["A-301"], []),
    ("31-hidden-row.xlsx", ["Synlig", "Skjult"], []),
    ("33-merged-floor.xlsx", ["A-301", "A-302"], []),
    ("34-unit-name-turned-date.xlsx", ["", "301", "301,5", "0301", "A-9"], [(2, "lokale"), (6, "ledig fra")]),
    ("35-strict-ooxml.xlsx", ["A-301"], []),
    ("39-rent-shown-as-2451.xlsx", ["A-301"], []),
]


@pytest.mark.parametrize(("name", "names", "refused"), CAME)
def test_a_file_that_failed_once_is_read(name, names, refused):
    found = listed(name)

    read_names = [row.name for row in found.rows]
    assert (len(read_names) if isinstance(names, int) else read_names) == names
    assert [(row.number, error[0]) for row in found.rows for error in row.errors] == refused
    assert (found.unknown, found.missing, found.twice) == ([], [], [])
