"""A search as a wish for premises: what is understood, and what is not."""

from datetime import date

import pytest

from premises.need.wish import Place, read

TODAY = date(2026, 11, 26)
PLACES = [
    Place("Gløshaugen"),
    Place("Elgeseter", ("trinn-1", "trinn-2")),
    Place("Byggetrinn 2", ("trinn-2",)),
    Place("Holtermannsveien 1-13", ("trinn-1", "trinn-2")),
]


def wish(question):
    return read(question, TODAY, PLACES)


def asked(question):
    return "&".join(f"{name}={text}" for name, text in wish(question).need.params)


@pytest.mark.parametrize(
    ("question", "need"),
    [
        ("ledig kontor gløshaugen 40 personer", "ansatte=40&type=office"),
        ("møterom 20 personer", "ansatte=20&type=meeting"),
        ("kontor 20 personer i sommer", "ansatte=20&ledig_innen=2027-08-31&type=office"),
        ("office by autumn", "ledig_innen=2026-11-30&type=office"),
        ("1500 kvm høsten 2027", "areal_min=1500&ledig_innen=2027-11-30"),
        ("1 500 m² fra 1. mars 2027", "areal_min=1500&ledig_innen=2027-03-01"),
        ("400-600 kvm lab elgeseter", "areal_min=400&areal_maks=600&type=lab&bygg=trinn-1&bygg=trinn-2"),
        ("høyst 900kvm", "areal_maks=900"),
        ("kontor", "type=office"),
        ("KONTOR OG LAB i Byggetrinn 2", "type=lab&type=office&bygg=trinn-2"),
        ("lokale holtermannsveien trinnfritt", "trinnfritt=on&bygg=trinn-1&bygg=trinn-2"),
        ("office 40 people now", "ansatte=40&ledig_innen=2026-11-26&type=office"),
        ("lager opptil 200 000 kr i måneden", "type=storage&maned_maks=200000"),
        ("lager 1,2 mill kr i året", "type=storage&maned_maks=100000"),
        ("kontor til 20", "ansatte=20&type=office"),
        ("kontor til 20 personer", "ansatte=20&type=office"),
        ("lokale for 5 stk under 10000 kr", "ansatte=5&maned_maks=10000"),
        ("kontor fra august", "ledig_innen=2027-08-31&type=office"),
        ("ledige lokaler", ""),
        ("vacant premises", ""),
        ("butikk 2450 kr/m2/år", "type=retail&pris_maks=2450"),
    ],
)
def test_a_wish_is_understood(question, need):
    assert (asked(question), wish(question).is_one, wish(question).unknown) == (need, True, ())


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("kontor 40 personer med havutsikt", ("havutsikt",)),
        ("kontor 40", ("40",)),
        ("lab til robotikk 25 ansatte", ("robotikk",)),
    ],
)
def test_what_is_not_understood_is_kept(question, unknown):
    assert (wish(question).unknown, wish(question).is_one) == (unknown, True)


@pytest.mark.parametrize(
    "question",
    ["", "gløshaugen", "høsten 2027", "Kari Lys", "styremøte 2026", "lab for menneske og maskin ntnu", "1-13"],
)
def test_a_search_for_something_else_is_no_wish(question):
    assert not wish(question).is_one


def test_a_place_with_nothing_on_the_portal_is_said():
    found = wish("ledig på gløshaugen")

    assert (found.is_one, found.empty_places, found.need.asks) == (True, ("Gløshaugen",), False)
