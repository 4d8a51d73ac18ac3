"""Files of content that are wrong fail with file, record and reason."""

import re
import tomllib
from datetime import date, datetime
from itertools import pairwise

import pytest
from django.core.management import CommandError

from tech_port.demo.samples.loader import load
from tech_port.seed import SeedError, dates
from tech_port.seed.records import read
from tests.tech_port.seed.loading import FILES, OSLO, seed


def replace(folder, file, old, new):
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("district.toml", 'run_by = "NTNU"', 'runby = "NTNU"', "programme “eksperter-i-team”: unknown key “runby”"),
        ("pages.toml", 'sources = ["tk-2021"]\n', "", "page “purpose”: sources is missing"),
        ("pages.toml", "tk-2021", "tk-2022", "page “purpose”: sources “tk-2022” does not exist"),
        ("pages.toml", "[[page]]", "[[paper]]", "unknown table “paper”"),
        ("pages.toml", "title.en", "title.de", "page “purpose”: “title” has another language than nb and en"),
        ("pages.toml", '"purpose"', '"goal"', "page “goal”: there are two of it"),
        ("figures.toml", "observations = [", "leases = [", "figure “teknologibedrifter”: unknown key “leases”"),
        ("properties.toml", "m2 = 1800", "m2 = 1801", "building “byggetrinn-1”: its floors add up to 11701 m²"),
        ("properties.toml", '"B1-101"', '"B1-201"', "plan of “byggetrinn-1”: rest “B1-201” is not a name on floor 1"),
        ("properties.toml", ', rest = "B1-101"', "", "plan of “byggetrinn-1”: floor, area_m2 or rest is missing"),
        ("properties.toml", "rest =", "reste =", "plan of “byggetrinn-1”: unknown key “reste”"),
        (
            "properties.toml",
            "m2 = 700",
            "m2 = 2900",
            "unit “byggetrinn-2/b2-202”: the floor's units exceed it",
        ),
        ("samples.toml", '"B2-102"', '"Kafé"', "unit “byggetrinn-2/”: its building's plan has no such floor"),
        ("samples.toml", '"B2-102"', '"B2-902"', "unit “byggetrinn-2/b2-902”: its building's plan has no such floor"),
    ],
)
def test_a_wrong_file_fails_with_file_record_and_reason(folder, file, old, new, reason):
    replace(folder, file, old, new)

    with pytest.raises(SeedError) as error:
        read(folder)

    assert str(error.value) == f"{file}: {reason}"


VENUE = """
[[venue]]
slug = "sal"
name.nb = "Sal"
"""
EVENT = """
[[event]]
slug = "prat"
type = "meeting"
starts_at = "{}"
ends_at = "{}"
title.nb = "Prat"
lead.nb = "Vi prater."
"""
SOURCE = """
[[source]]
key = "avis"
publisher = "Avis"
"""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (SOURCE + 'published_on = "i fjor"', "source “avis”: published_on: “i fjor” is not a date"),
        (SOURCE + 'url = "avis"', "source “avis”: url: Oppgi en gyldig nettadresse."),
        (VENUE + VENUE.replace('"Sal"', '"Stor sal"'), "venue “sal”: there are two of it"),
        (EVENT.format("soon", "10:00"), "event “prat”: starts_at: “soon” is not a time"),
        (EVENT.format("thu+2 08:30", "08:00"), "event “prat”: Arrangementet slutter før det begynner."),
        (VENUE.replace("name.nb", "street"), "venue “sal”: name_nb: Feltet kan ikke være blankt."),
        ('[[contact]]\ncontact_name = "Ola"', "contact “”: unknown or missing key"),
    ],
)
def test_a_wrong_value_fails_with_file_record_and_reason(empty, tmp_path, text, reason):
    (tmp_path / "samples.toml").write_text(text, encoding="utf-8")

    with pytest.raises(SeedError) as error:
        load(with_samples=True, folder=tmp_path)

    assert str(error.value) == f"samples.toml: {reason}"


def test_a_file_that_is_not_toml_fails_with_its_name(folder):
    (folder / "pages.toml").write_text("[[page]\n")

    with pytest.raises(SeedError, match=r"^pages\.toml: .*line 1"):
        read(folder)


def test_the_command_says_what_is_wrong_instead_of_a_traceback(empty, folder, monkeypatch):
    replace(folder, "pages.toml", "tk-2021", "tk-2022")
    monkeypatch.setattr("tech_port.seed.records.FOLDER", folder)

    with pytest.raises(CommandError) as error:
        seed()

    assert str(error.value) == "pages.toml: page “purpose”: sources “tk-2022” does not exist"


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("2023-Q2", date(2023, 4, 1), date(2023, 6, 30), "quarter"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("month+7", date(2027, 6, 1), date(2027, 6, 30), "day"),
        ("today-12", date(2026, 11, 10), date(2026, 11, 10), "day"),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(text, first, last, precision):
    assert dates.span(text, date(2026, 11, 22)) == (first, last, precision)


def test_a_time_can_be_counted_back_from_today():
    assert dates.moment("today-12 09:00", date(2026, 11, 22)) == datetime(2026, 11, 10, 9, tzinfo=OSLO)


def test_a_sample_event_never_falls_on_a_holiday_or_between_the_years():
    assert dates.working_day(4, date(2027, 3, 26)) == date(2027, 4, 2)
    assert dates.working_day(3, date(2026, 12, 20)) == date(2027, 1, 7)


def texts_in(value):
    """Every text of a file's tables, however deep it lies."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value] if isinstance(value, str) else [text for part in parts for text in texts_in(part)]


@pytest.mark.parametrize("path", [path for path in FILES if path.name != "replies.toml"], ids=lambda path: path.name)
def test_no_sentence_is_broken_by_the_width_of_the_file(path):
    """Each line of a text is a paragraph of its page; in replies, which are mails, lines are lines."""
    texts = texts_in(tomllib.loads(path.read_text(encoding="utf-8")))
    pairs = [pair for text in texts for pair in pairwise(text.strip().splitlines())]

    assert [pair for pair in pairs if all(pair) and not re.match(r"\s*([-*#>]|\d+\.)", pair[1])] == []
