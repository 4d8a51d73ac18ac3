"""Monograms, and the words of the member pages."""

import pytest

from members.organisations.monogram import GABLES, TONES, Monogram, initials, monogram
from members.wording import site_name

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


def test_a_website_is_called_by_its_name():
    assert site_name("https://www.ntnu.no/") == "ntnu.no"
