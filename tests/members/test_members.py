"""Monograms, and the words of the member pages."""

from datetime import date
from types import SimpleNamespace

import pytest

from members.organisations.monogram import GABLES, TONES, Monogram, initials, monogram
from members.wording import known, period, site_name

# Words and drawings


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("NTNU", "NTNU"),
        ("SINTEF", "Si"),
        ("Sit", "Sit"),
        ("Equinor", "Eq"),
        ("Kelvin AS", "Ke"),
        ("Trondheim kommune", "TK"),
        ("St. Olavs hospital", "SO"),
        ("Næringsforeningen i Trondheimsregionen", "NT"),
        ("SpareBank 1 SMN", "SS"),
        ("Helse Midt-Norge", "HM"),
        ("ærlig øl", "ÆØ"),
        ("AS", "AS"),
        ("24/7", "24"),
        ("X", "X"),
        ("", ""),
    ],
)
def test_initials_are_those_a_person_would_choose(name, letters):
    assert initials(name) == letters


def test_a_monogram_is_the_same_for_ever():
    assert monogram("NTNU") == Monogram("NTNU", 3, GABLES[0])
    assert monogram("Trondheim kommune") == Monogram("TK", 2, GABLES[0])


def test_monograms_use_every_tone_and_every_gable():
    drawn = [monogram(f"Virksomhet {number}") for number in range(200)]

    assert {one.tone for one in drawn} == set(range(TONES))
    assert {one.gable for one in drawn} == set(GABLES)


def relation(**values):
    known = {"starts_on": date(2021, 6, 16), "starts_precision": "day", "start_is_known": True, "ends_on": None}
    return SimpleNamespace(**{**known, **values})


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "siden 16.\u00a0juni 2021"),
        ({"start_is_known": False, "starts_precision": "year"}, "kjent siden 2021"),
        ({"ends_on": date(2024, 3, 31)}, "16.\u00a0juni 2021 – 31.\u00a0mars 2024"),
        (
            {
                "ends_on": date(2024, 12, 31),
                "ends_precision": "year",
                "start_is_known": False,
                "starts_precision": "year",
            },
            "til 2024, kjent siden 2021",
        ),
    ],
)
def test_a_period_says_no_more_than_is_known(values, words):
    assert period(relation(**values)) == words


def test_a_position_is_dated_by_what_sources_confirm():
    assert known(relation(known_on=date(2023, 12, 31))) == "2021–2023"
    assert known(relation(known_on=date(2021, 6, 16))) == "2021"
    assert known(relation(known_on=None)) == "siden 16.\u00a0juni 2021"


def test_a_website_is_called_by_its_name():
    assert site_name("https://www.ntnu.no/") == "ntnu.no"
