"""What is said of a dated record: basis × before, at and after × language gives sentence, word, pattern and fields."""

from datetime import date
from itertools import product

import pytest
from django.utils import translation

from tech_port.writing.claims import PHRASES, Basis, Claim, Span

BEFORE, AT, AFTER = date(2023, 3, 1), date(2025, 6, 15), date(2026, 11, 26)
YEAR_2022, YEAR_2025 = Span(date(2022, 1, 1), "year"), Span(date(2025, 1, 1), "year")
MAY_2024 = Span(date(2024, 5, 31))


def said(claim, on, language="nb"):
    with translation.override(language):
        return str(claim.sentence(on)).replace("\u00a0", " ")


def in_both(claim):
    return [tuple(said(claim, on, language) for on in (BEFORE, AT, AFTER)) for language in ("nb", "en")]


@pytest.mark.parametrize(
    ("kind", "basis", "norwegian", "english"),
    [
        (
            "completion",
            "planned",
            ("planlagt ferdig 2025", "planlagt ferdig 2025", "planlagt ferdig 2025, ikke bekreftet"),
            ("planned completion 2025", "planned completion 2025", "planned completion 2025, not confirmed"),
        ),
        (
            "completion",
            "aimed",
            ("mål å bli ferdig 2025", "mål å bli ferdig 2025", "mål å bli ferdig 2025, ikke bekreftet"),
            (*["target for completion 2025"] * 2, "target for completion 2025, not confirmed"),
        ),
        (
            "completion",
            "agreed",
            ("avtalt ferdig 2025", "avtalt ferdig 2025", "avtalt ferdig 2025, ikke bekreftet"),
            ("agreed completion 2025", "agreed completion 2025", "agreed completion 2025, not confirmed"),
        ),
        (
            "lease",
            "planned",
            (*["skal etter planen leie fra 2025"] * 2, "skulle leie fra 2025, ikke bekreftet"),
            (*["plans to lease from 2025"] * 2, "was to lease from 2025, not confirmed"),
        ),
        (
            "lease",
            "agreed",
            ("leie avtalt fra 2025", "leie avtalt fra 2025", "leie avtalt fra 2025, ikke bekreftet"),
            (*["lease agreed from 2025"] * 2, "lease agreed from 2025, not confirmed"),
        ),
        (
            "relation",
            "agreed",
            ("avtalt fra 2025", "avtalt fra 2025", "avtalt fra 2025, ikke bekreftet"),
            ("agreed from 2025", "agreed from 2025", "agreed from 2025, not confirmed"),
        ),
        (
            "milestone",
            "aimed",
            ("mål for 2025", "mål for 2025", "mål for 2025, ikke bekreftet"),
            ("target for 2025", "target for 2025", "target for 2025, not confirmed"),
        ),
    ],
)
def test_what_is_still_to_come_is_told_as_a_plan_with_its_source(kind, basis, norwegian, english):
    plan = Claim(basis, YEAR_2025, None, YEAR_2022, kind)

    assert in_both(plan) == [
        tuple(f"{text} (kilde 2022)" for text in norwegian),
        tuple(f"{text} (source 2022)" for text in english),
    ]
    assert [plan.pattern(on) for on in (BEFORE, AT, AFTER)] == ["dashed"] * 3
    assert [plan.is_so(on) for on in (BEFORE, AT, AFTER)] == [False] * 3
    assert [plan.is_unconfirmed(on) for on in (BEFORE, AT, AFTER)] == [False, False, True]


def test_an_agreed_takeover_is_not_told_as_one_that_happened():
    takeover = Claim("agreed", MAY_2024, None, Span(date(2024, 4, 23)), "ownership")

    assert in_both(takeover) == [
        (
            "avtalt overtatt 31. mai 2024 (kilde 23. april 2024)",
            *["avtalt overtatt 31. mai 2024, ikke bekreftet (kilde 23. april 2024)"] * 2,
        ),
        (
            "takeover agreed for 31 May 2024 (source 23 April 2024)",
            *["takeover agreed for 31 May 2024, not confirmed (source 23 April 2024)"] * 2,
        ),
    ]


@pytest.mark.parametrize("basis", ["reported", "confirmed"])
def test_what_has_begun_is_told_until_its_source_is_a_year_old(basis):
    begun = Claim(basis, Span(date(2024, 5, 31)), None, Span(date(2024, 8, 1), "month"))

    assert said(begun, date(2025, 8, 30)) == "siden 31. mai 2024"
    assert said(begun, date(2025, 9, 1)) == "fra 31. mai 2024, sist kjent august 2024"
    assert said(begun, date(2025, 9, 1), "en") == "from 31 May 2024, last known August 2024"
    assert said(Claim(basis, MAY_2024, None, MAY_2024), AFTER) == "fra 31. mai 2024"
    assert said(Claim(basis, MAY_2024), AFTER) == "fra 31. mai 2024"
    assert str(begun.brief(AFTER)).replace("\u00a0", " ") == "fra 31. mai 2024"


@pytest.mark.parametrize(
    ("claim", "norwegian", "english"),
    [
        (
            Claim("reported", None, None, Span(date(2021, 6, 1), "month")),
            "sist kjent juni 2021",
            "last known June 2021",
        ),
        (Claim("confirmed", None, None, Span(date(2021, 6, 1), "month")), "bekreftet juni 2021", "confirmed June 2021"),
        (Claim("reported"), "nevnt i en kilde uten dato", "named in a source without a date"),
        (Claim("confirmed"), "bekreftet, uten dato", "confirmed, without a date"),
        (Claim("reported", None, MAY_2024, YEAR_2022), "til 31. mai 2024", "until 31 May 2024"),
        (Claim("reported", YEAR_2022, MAY_2024), "2022 – 31. mai 2024", "2022 – 31 May 2024"),
        (
            Claim("planned", None, None, YEAR_2022, "lease"),
            "skulle leie, ikke bekreftet (kilde 2022)",
            "was to lease, not confirmed (source 2022)",
        ),
        (
            Claim("planned", YEAR_2022, MAY_2024, YEAR_2022),
            "planlagt 2022 – 31. mai 2024, ikke bekreftet (kilde 2022)",
            "planned for 2022 – 31 May 2024, not confirmed (source 2022)",
        ),
        (Claim("reported", YEAR_2022, None, None, "completion"), "ferdig 2022", "finished 2022"),
        (
            Claim("planned", None, None, YEAR_2022, "completion"),
            "planlagt, ingen kilde sier når (kilde 2022)",
            "planned, no source says when (source 2022)",
        ),
        (Claim("reported", YEAR_2022, None, None, "milestone"), "2022", "2022"),
        (Claim("reported", YEAR_2022, None, YEAR_2022, "figure"), "per 2022", "as of 2022"),
        (Claim("aimed", YEAR_2022, None, None, "figure"), "mål for 2022", "target for 2022"),
        (Claim("aimed", None, None, None, "property"), "mål", "target"),
        (Claim("reported", None, None, YEAR_2022, "property"), "oppgitt", "stated"),
    ],
)
def test_what_is_not_known_is_not_told(claim, norwegian, english):
    assert (said(claim, AFTER), said(claim, AFTER, "en")) == (norwegian, english)


@pytest.mark.parametrize(
    ("basis", "words", "pattern"),
    [
        ("planned", ("planlagt", "planlagt, ikke bekreftet"), ["dashed", "dashed"]),
        ("aimed", ("mål", "mål, ikke bekreftet"), ["dashed", "dashed"]),
        ("agreed", ("avtalt", "avtalt, ikke bekreftet"), ["dashed", "dashed"]),
        ("reported", ("oppgitt", "oppgitt"), ["dashed", "filled"]),
        ("confirmed", ("bekreftet", "bekreftet"), ["dashed", "filled"]),
    ],
)
def test_a_drawing_has_a_word_and_a_pattern(basis, words, pattern):
    claim = Claim(basis, MAY_2024)

    assert (claim.word(BEFORE), claim.word(AFTER)) == words
    assert [claim.pattern(BEFORE), claim.pattern(AFTER)] == pattern


def test_what_is_over_was_so():
    over = Claim("reported", YEAR_2022, MAY_2024)

    assert [over.time(on) for on in (date(2021, 12, 31), BEFORE, AFTER)] == ["before", "at", "after"]
    assert (over.is_so(BEFORE), over.is_so(AFTER), over.pattern(AFTER)) == (True, False, "filled")


@pytest.mark.parametrize(
    ("span", "iso", "first", "last"),
    [
        (Span(date(2025, 9, 30), "year"), "2025", date(2025, 1, 1), date(2025, 12, 31)),
        (Span(date(2025, 9, 30), "quarter"), "2025-Q3", date(2025, 7, 1), date(2025, 9, 30)),
        (Span(date(2025, 9, 30), "month"), "2025-09", date(2025, 9, 1), date(2025, 9, 30)),
        (Span(date(2025, 9, 30)), "2025-09-30", date(2025, 9, 30), date(2025, 9, 30)),
        (Span(date(800, 1, 1), "quarter"), "0800-Q1", date(800, 1, 1), date(800, 3, 31)),
    ],
)
def test_a_span_is_as_exact_as_it_is_known(span, iso, first, last):
    assert (span.iso, span.first, span.last) == (iso, first, last)
    assert Claim("reported", span, None, span).fields() == {
        "basis": "reported",
        "known_on": iso,
        "precision": span.precision,
    }


def test_other_programs_read_nothing_where_nothing_is_known():
    assert Claim("planned").fields() == {"basis": "planned", "known_on": None, "precision": None}
    assert Span.of(None) is None


@pytest.mark.parametrize("kind", PHRASES)
def test_every_claim_has_a_sentence_on_every_day_in_both_languages(kind):
    spans = [None, YEAR_2025, MAY_2024]
    claims = [
        Claim(basis, start, end, known, kind)
        for basis, start, end, known in product(Basis.values, spans, [None, Span(date(2025, 9, 30))], [None, YEAR_2022])
    ]

    for claim, on in product(claims, [BEFORE, AT, AFTER]):
        norwegian, english = said(claim, on), said(claim, on, "en")
        assert norwegian
        assert "None" not in norwegian + english
        assert norwegian != english or english in {"2025", "2024 – September 2025"}


def test_two_sources_that_disagree_on_a_plan_are_both_told_and_none_is_chosen():
    other = (Span(date(2026, 12, 31), "year"), Span(date(2024, 2, 1)))
    claim = Claim("planned", YEAR_2025, None, Span(date(2023, 1, 1), "year"), "completion", other)

    assert [said(claim, day) for day in (AT, AFTER)] == [
        "planlagt ferdig 2025 (kilde 2023) eller 2026 (kilde 1. februar 2024)",
        "planlagt ferdig 2025 (kilde 2023) eller 2026 (kilde 1. februar 2024), ikke bekreftet",
    ]
    assert str(claim.brief(AFTER)) == "planlagt ferdig 2025 eller 2026, ikke bekreftet"
    assert claim.when == "2025 eller 2026"


def test_what_stands_today_is_not_told_as_finished_of_a_day_before_it_was():
    claim = Claim("reported", YEAR_2025, None, None, "completion")

    assert [said(claim, day) for day in (BEFORE, AFTER)] == ["ikke ferdig før 2025", "ferdig 2025"]


def test_a_plan_is_told_from_the_day_its_source_had_surely_spoken_and_what_happened_of_any_day():
    other = (Span(date(2026, 12, 31), "year"), Span(date(2024, 2, 1)))
    plan = Claim("planned", YEAR_2025, None, Span(date(2023, 1, 1), "year"), "completion", other)
    told = [plan.told_by(day) for day in (date(2023, 12, 30), date(2023, 12, 31), date(2024, 2, 1))]

    assert [one and str(one.when) for one in told] == [None, "2025", "2025 eller 2026"]
    assert Claim("reported", YEAR_2025, None, None, "completion").told_by(BEFORE).when == "2025"


def test_what_is_known_of_two_days_says_both_before_the_second():
    role = Claim("reported", None, None, Span(date(2023, 1, 1), "year"), seen=Span(date(2021, 6, 16)))

    assert [said(role, day) for day in (date(2021, 6, 16), date(2023, 5, 1))] == [
        "kjent fra 16. juni 2021, sist kjent 2023",
        "sist kjent 2023",
    ]
