"""What the register's answer is read as."""

import pytest

from members.register.unit import Unit, read
from tests.register import ORGNR, answer


def test_an_answer_is_read_whole():
    assert read(answer(), ORGNR) == Unit(
        orgnr=ORGNR,
        name="FJORDKRAFT ROBOTIKK AS",
        form="Aksjeselskap",
        website="https://www.robotikk.example",
        address="Holtermanns veg 7, 7031 TRONDHEIM",
        divisions=("62", "72"),
        registered_on="2019-02-20",
    )


def test_what_is_missing_or_of_another_kind_is_left_out():
    bare = {"organisasjonsnummer": ORGNR, "navn": "A"}
    strange = {
        "organisasjonsform": "AS",
        "hjemmeside": 7,
        "naeringskode1": ["62.100"],
        "naeringskode2": {"kode": 62},
        "forretningsadresse": {"adresse": "Veien 1", "postnummer": None},
        "registreringsdatoEnhetsregisteret": "i går",
        "konkurs": "ja",
    }

    assert read(bare, ORGNR) == read(bare | strange, ORGNR) == Unit(orgnr=ORGNR, name="A")


def test_divisions_are_told_once_and_codes_of_another_edition_apart():
    codes = {"naeringskode1": {"kode": "62.100"}, "naeringskode2": {"kode": "62.900"}}
    unit = read(answer(**codes, naeringskode3={"kode": "45.110"}), ORGNR)

    assert (unit.divisions, unit.unknown_codes) == (("62",), ("45.110",))


def test_texts_are_cut_and_tidied():
    unit = read(answer(navn="A\u200bB\n" + "c" * 5_000, hjemmeside="ikke en adresse"), ORGNR)

    assert (unit.name, unit.website) == ("AB " + "c" * 197, "")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"slettedato": "2025-03-01"}, "Slettet fra Enhetsregisteret 1.\u00a0mars 2025."),
        ({"konkurs": True}, "Virksomheten er konkurs."),
        ({"underAvvikling": True}, "Virksomheten er under avvikling."),
        (
            {"underTvangsavviklingEllerTvangsopplosning": True},
            "Virksomheten er under tvangsavvikling eller tvangsoppløsning.",
        ),
        ({}, None),
    ],
)
def test_one_that_is_ending_is_warned_of(changes, sentence):
    assert read(answer(**changes), ORGNR).warnings == ([sentence] if sentence else [])


def test_a_unit_is_kept_as_json():
    unit = read(answer(slettedato="2025-03-01"), ORGNR)

    assert Unit.of_json(unit.as_json) == unit
