"""One line on how fresh a list is: what its sources speak of, and how much was confirmed in the last twelve months."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils import translation

from tech_port.writing.claims import Claim, Span
from tech_port.writing.sourced import caveat, sourced

TODAY = date(2026, 11, 26)
JUNE, YEAR_2024, RECENT = Span(date(2021, 6, 1), "month"), Span(date(2024, 1, 1), "year"), Span(date(2026, 3, 1))


def told(*known, basis="reported"):
    return sourced([SimpleNamespace(claim=Claim(basis, None, None, span)) for span in known], TODAY)


@pytest.mark.parametrize(
    ("known", "norwegian", "english"),
    [
        ([], "", ""),
        (
            [YEAR_2024, JUNE, JUNE],
            "Kildene er fra juni 2021 til 2024. Ikke noe er bekreftet de siste tolv månedene.",
            "The sources are from June 2021 to 2024. None of it was confirmed in the last twelve months.",
        ),
        (
            [JUNE, RECENT, None],
            "Kildene er fra juni 2021 til 1. mars 2026. 1 er uten datert kilde. "
            "1 av 3 er bekreftet de siste tolv månedene.",
            "The sources are from June 2021 to 1 March 2026. 1 has no dated source. "
            "1 of 3 were confirmed in the last twelve months.",
        ),
        (
            [RECENT, RECENT],
            "Kilden er fra 1. mars 2026. Alt er bekreftet de siste tolv månedene.",
            "The source is from 1 March 2026. All of it was confirmed in the last twelve months.",
        ),
        (
            [None],
            "1 er uten datert kilde. Ikke noe er bekreftet de siste tolv månedene.",
            "1 has no dated source. None of it was confirmed in the last twelve months.",
        ),
    ],
)
def test_a_list_says_how_old_its_sources_are(known, norwegian, english):
    lines = []
    for language in ("nb", "en"):
        with translation.override(language):
            lines.append(told(*known).in_words.replace("\u00a0", " "))

    assert lines == [norwegian, english]


def test_a_plan_is_never_counted_as_confirmed():
    assert told(RECENT, RECENT, basis="planned").confirmed == 0


@pytest.mark.parametrize(
    ("known", "day", "sentence"),
    [
        ([], TODAY, ""),
        ([JUNE, YEAR_2024], date(2024, 12, 31), ""),
        (
            [JUNE, YEAR_2024],
            date(2025, 1, 1),
            "Kildene er fra juni 2021 til 2024. Ikke noe er bekreftet de siste tolv månedene. "
            "Endringer etter det kjenner vi ikke til.",
        ),
        (
            [None],
            TODAY,
            "1 er uten datert kilde. Ikke noe er bekreftet de siste tolv månedene. "
            "Endringer etter det kjenner vi ikke til.",
        ),
    ],
)
def test_of_a_day_that_no_source_reaches_nobody_knows_the_changes(known, day, sentence):
    assert caveat(told(*known), day) == sentence
