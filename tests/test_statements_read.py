"""The readers of pages notice what they are there for: two states of one unit, a plan told as done, an odd date."""

from dataclasses import dataclass
from datetime import date

import pytest

from tests.crawl import Page
from tests.dates_read import dates_in, ways_of
from tests.statements_read import areas_in, plans_told_as_facts, said_on, statements_of

LINK = "/lokaler/nord/n-1/"


@dataclass
class Answer:
    content: bytes


def page(body, language="nb", address="/"):
    text = f'<!DOCTYPE html><html lang="{language}"><title>Side</title><main>{body}</main></html>'
    return Page(address, language, address, Answer(text.encode()))


def test_two_pages_that_give_one_unit_two_states_are_both_told():
    list_says = page(f'<ul><li><a href="{LINK}">2. etasje</a> <b>Ledig nå</b></li></ul>', address="/lokaler/")
    bay_says = page(f'<svg><a href="{LINK}?ansatte=4" aria-label="2. etasje, utleid"></a></svg>', address="/")
    english = page('<p><a href="/en/premises/nord/n-1/">Floor 2, vacant now</a></p>', "en", "/en/")

    said, count = statements_of([list_says, bay_says, english])

    assert count == 3
    assert {state: [address for address, _text in told] for state, told in said["nord", "n-1"].items()} == {
        "vacant": ["/lokaler/", "/en/"],
        "let": ["/"],
    }


def test_of_a_row_that_leads_to_two_units_each_link_speaks_for_itself():
    both = f'<ul><li><a href="{LINK}">N-1, utleid</a> <a href="/lokaler/nord/n-2/">N-2, ledig nå</a></li></ul>'

    said, _count = statements_of([page(both)])

    assert {unit: set(states) for unit, states in said.items()} == {
        ("nord", "n-1"): {"let"},
        ("nord", "n-2"): {"vacant"},
    }


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Nord, ferdig 2025", True),
        ("Nord, finished 2025", True),
        ("Nord sto ferdig i 2025", True),
        ("Nord: ferdig september 2025", True),
        ("Nord, planlagt ferdig 2025, ikke bekreftet", False),
        ("Nord, planned completion 2025, not confirmed", False),
        ("Nord, 15 500 m²", False),
    ],
)
def test_a_planned_building_that_is_told_as_finished_is_found(text, is_found):
    row = page(f'<ul><li><a href="/lokaler/nord/?ansatte=4">{text}</a></li></ul>')

    found = plans_told_as_facts([row], {"/lokaler/nord/"})

    assert found == ([("/", text)] if is_found else [])


def test_areas_are_read_as_they_are_printed_and_prices_are_none():
    assert areas_in("605 av 1\u00a0450\u00a0m², 2\u00a0350\u00a0kr/m²/år, 1,300\u00a0m²") == {1450, 1300}


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("nb", "Hendte 17.\u00a0mars 2015, sist kjent juni 2021, 2. kvartal 2023, og målet for 2030", {"2015-03-17"}),
        ("en", "On 17 March 2015, last known June 2021, 2nd quarter of 2023, and the goal for 2030", {"2015-03-17"}),
        ("nb", "47\u00a0000 m², 2\u00a0025 kr", set()),
    ],
)
def test_dates_are_read_as_exactly_as_they_are_printed(language, text, dates):
    rest = {"2021-06", "2023-Q2", "2030"} if dates else set()

    assert dates_in(text, language) == dates | rest


def test_a_date_is_printed_no_more_exactly_than_it_is_known():
    assert ways_of(date(2021, 6, 16)) == {"2021-06-16", "2021-06", "2021-Q2", "2021"}
    assert ways_of(date(2023, 4, 1), "quarter") == {"2023-Q2", "2023"}
    assert ways_of(date(2025, 1, 1), "year") == {"2025"}


def test_what_can_be_chosen_is_not_said():
    form = page("<p>Fra 2021</p><select><option>Høsten 2031</option></select>")

    assert dates_in(said_on(form), "nb") == {"2021"}
