"""What landlords write in the cells of their lists: read as meant, or refused in a sentence."""

from datetime import date
from decimal import Decimal

import pytest

from tests.premises.landlord_import.files import listed

H = "\u00a0"


def cell(heading, text):
    """(value, sentences) of one cell in an otherwise good row; the value is "refused" for one that is."""
    good = {"lokale": "A-1", "etasje": "3", "areal": "100"} | {heading: text}
    names, quoted = list(good), (f'"{text}"' for text in good.values())
    row = listed("a.csv", f"{';'.join(names)}\r\n{';'.join(quoted)}\r\n".encode()).rows[0]
    if row.errors:
        return "refused", [sentence for _heading, _text, sentence in row.errors]
    value = list(row.values.values())[names.index(heading)] if len(row.values) == len(names) else "not said"
    return value, [sentence for _heading, sentence in row.notes]


RENTS = [
    *((text, Decimal("2450.00"), []) for text in ("2450", "2 450", "2.450", "2450,-", "kr 2 450,-", "2450kr")),
    *((text, Decimal("2450.00"), []) for text in ("NOK 2450", "kr. 2450 pr m2", "Kr 2.450,- pr kvm pr år", "2.450,00")),
    ("2 450 kr/m²/år", Decimal("2450.00"), []),
    *((text, Decimal("2450.00"), [f"Vi leser «{text}» som 2{H}450."]) for text in ("2450 eks. mva", "2450 + mva")),
    ("ca. 2450", Decimal("2450.00"), [f"Vi leser «ca. 2450» som 2{H}450."]),
    ("2450,756", Decimal("2450.76"), [f"«2450,756» er avrundet til 2{H}450,76."]),
    ("6000", Decimal("6000.00"), ["«6000» er mye til å være kroner per m² og år. Se over det."]),
    ("45", Decimal("45.00"), ["«45» er lite til å være kroner per m² og år. Se over det."]),
    (
        "2450 kr pr år",
        Decimal("2450.00"),
        [f"Vi leser «2450 kr pr år» som 2{H}450 kroner per m² og år. Se over det."],
    ),
    *((text, None, [f"Vi leser «{text}» som på forespørsel."]) for text in ("etter avtale", "e.a.")),
    ("på forespørsel", None, []),
    *((text, "not said", []) for text in ("", "-", "–", "n/a", "Ikke oppgitt")),
    ("204 kr/mnd", "refused", ["«204 kr/mnd» er kroner per måned. Her trengs kroner per m² og år."]),
    (
        "204 kr/m2/mnd",
        "refused",
        ["«204 kr/m2/mnd» er kroner per m² og måned. Her trengs kroner per m² og år."],
    ),
    (
        "5000 pr plass",
        "refused",
        ["«5000 pr plass» er per arbeidsplass. Her trengs kroner per m² og år."],
    ),
    (
        "300 000",
        "refused",
        ["«300 000» er for mye til å være kroner per m² og år. Er det leien for hele lokalet?"],
    ),
    ("2,450", "refused", [f"«2,450» kan være 2{H}450 eller 2,45. Skriv 2450 eller 2,45."]),
    ("2000-2500", "refused", ["«2000-2500» er mer enn ett tall. Skriv ett."]),
]


@pytest.mark.parametrize(("text", "value", "sentences"), RENTS)
def test_a_rent_is_what_the_landlord_means(text, value, sentences):
    assert cell("leie", text) == (value, sentences)


@pytest.mark.parametrize(
    ("text", "value", "sentences"),
    [
        ("1 500,5", Decimal("1500.5"), []),
        ("1.500,50 kvm", Decimal("1500.5"), []),
        ("1'500", Decimal("1500.0"), []),
        ("248,35", Decimal("248.4"), ["«248,35» er avrundet til 248,4."]),
        ("ca 40", Decimal("40.0"), ["Vi leser «ca 40» som 40."]),
        ("4", Decimal("4.0"), ["«4» er et lite areal. Se over det."]),
        ("0.500", Decimal("0.5"), ["«0.500» er et lite areal. Se over det."]),
        ("-", "refused", ["Cella er tom. Fyll den ut, eller fjern raden fra fila."]),
        ("etter avtale", "refused", [f"«etter avtale» er ikke et tall. Skriv det med sifre, for eksempel 1{H}500."]),
        ("1e3", "refused", [f"«1e3» er ikke et tall. Skriv det med sifre, for eksempel 1{H}500."]),
        ("40 plasser", "refused", ["«40 plasser» er personer. Her trengs m²."]),
    ],
)
def test_an_area_is_what_the_landlord_means(text, value, sentences):
    assert cell("areal", text) == (value, sentences)


@pytest.mark.parametrize(
    ("text", "value", "sentences"),
    [
        *((text, date(2027, 3, 1), []) for text in ("01.03.2027", "1.3.27", "1. mars 2027", "2027-03-01 00:00:00")),
        ("46447", date(2027, 3, 1), [f"Vi leser «46447» som 1.{H}mars 2027."]),
        ("mars 2027", date(2027, 3, 31), [f"Vi leser «mars 2027» som 31.{H}mars 2027, den siste dagen."]),
        ("Q1 2027", date(2027, 3, 31), [f"Vi leser «Q1 2027» som 31.{H}mars 2027, den siste dagen."]),
        *((text, None, []) for text in ("nå", "Ledig", "straks", "omgående")),
        ("etter avtale", None, ["Vi leser «etter avtale» som ingen bestemt dag."]),
        ("", "not said", []),
        ("mars", "refused", [f"Skriv året også: «mars» har ikke noe år. For eksempel 1.{H}oktober 2027."]),
        (
            "08:30:00",
            "refused",
            [f"«08:30:00» er ikke en dag. Skriv dag, måned og år, for eksempel 1.{H}oktober 2027."],
        ),
    ],
)
def test_a_day_is_what_the_landlord_means(text, value, sentences):
    assert cell("ledig fra", text) == (value, sentences)


@pytest.mark.parametrize("name", ["03.jan", "3. jan.", "mar.27", "03.01.2027", "2027-01-03", "3/1/2027"])
def test_a_name_that_excel_made_a_day_of_is_refused(name):
    sentence = f"«{name}» er en dato. Excel har trolig gjort om navnet: gjør cella til tekst, og skriv navnet på nytt."

    assert cell("lokale", name) == ("refused", [sentence])


def test_a_name_that_excel_made_a_number_of_is_refused():
    sentence = "«3,00E+01» er et tall som Excel har gjort om: gjør cella til tekst, og skriv navnet på nytt."

    assert cell("lokale", "3,00E+01") == ("refused", [sentence])


@pytest.mark.parametrize("name", ["3-1", "301", "3.1", "B3-601", "Mars 12", "1.03", "46447", "Etasje 3 – øst"])
def test_a_name_like_a_number_is_a_name(name):
    assert cell("lokale", name) == (name, [])


@pytest.mark.parametrize(
    ("lines", "areas"),
    [
        (["unit,floor,area", 'A,3,"1,500"', 'B,3,"2,450.5"'], [Decimal("1500.0"), Decimal("2450.5")]),
        (["unit;floor;area", "A;3;1,500", "B;3;812,5"], [None, Decimal("812.5")]),  # Norwegian after all
        (["lokale;etasje;areal", "A;3;1.500", "B;3;812,5"], [Decimal("1500.0"), Decimal("812.5")]),
        (["lokale;etasje;areal", "A;3;1.500", "B;3;812.5"], [None, Decimal("812.5")]),  # the point may be either
        (["lokale;etasje;areal", "A;3;1.500", "3.01;3;812"], [Decimal("1500.0"), Decimal("812.0")]),
    ],
)
def test_the_signs_of_a_list_are_those_of_its_headings_and_of_its_other_numbers(lines, areas):
    rows = listed("a.csv", "\r\n".join(lines).encode()).rows

    assert [row.values.get("area_m2") for row in rows] == areas


def test_rows_of_sums_and_repeated_headings_are_passed_over_and_said():
    lines = ["A;3;100", "Sum 3. etg.;;100", "lokale;etasje;areal", "B;4;50", "Totalt;;150", ";;150", "Total AS;4;10"]

    found = listed("a.csv", "\r\n".join(["lokale;etasje;areal", *lines]).encode())

    assert [row.name for row in found.rows] == ["A", "B", "Total AS"]
    assert found.skipped == [(3, "Sum 3. etg. 100"), (4, "lokale etasje areal"), (6, "Totalt 150"), (7, "150")]


@pytest.mark.parametrize(
    "heading", ["Leie kr/mnd", "Månedsleie", "Leie pr. arbeidsplass", "Leie per år", "Rent per desk"]
)
def test_a_column_of_rents_by_something_else_is_refused_by_that_name(heading):
    found = listed("a.csv", f"lokale;etasje;areal;{heading}\r\nA;3;100;204\r\n".encode())

    assert found.unknown == []
    assert [sentence.startswith(f"Kolonnen «{heading}» er ") for sentence in found.of_another_unit] == [True]
    assert "rent_nok_m2_year" not in found.rows[0].values
