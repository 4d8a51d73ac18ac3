"""The event list's filters."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.events.lists.answers import get, titles
from tests.events.times import oslo
from tests.factories import make_event, make_organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_of_december")]

OUTSIDE = "Velg en dag fra 2000 til 2100."
NO_DAY = "«i morgen» er ikke en dag. Skriv dag, måned og år, for eksempel 1.\u00a0oktober 2027."
NO_CHOICE = "«%s» finnes ikke her, så det er ikke tatt med."


def found(client, query):
    """The titles that every format gives for a question, the page's among them; they must agree."""
    on_page = titles(get(client, query))
    in_json = [row["title"] for row in get(client, f"{query}&format=json").json()["results"]]
    assert in_json == on_page
    return on_page


def test_the_list_is_narrowed_by_organiser_and_counts_what_each_leaves(client):
    ntnu, sintef = make_organisation(name="NTNU", slug="ntnu"), make_organisation(name="Ås", slug="as")
    make_event(title_nb="Felles", organisers=[ntnu, sintef], starts_at=oslo(2026, 12, 3, 9))
    make_event(title_nb="NTNUs", organisers=[ntnu], type="workshop", starts_at=oslo(2026, 12, 4, 9))
    make_event(title_nb="Ingens")
    make_event(title_nb="Kladd", organisers=[sintef], state="draft")

    page = get(client, "arrangor=ntnu")

    assert titles(page) == ["Felles", "NTNUs"]
    assert page.context["filter"].organisers == [("ntnu", "NTNU (2)"), ("as", "Ås (1)")]
    assert [(choice.value, choice.count) for choice in page.context["choices"]] == [
        ("", 2),
        ("breakfast", 1),
        ("workshop", 1),
    ]
    assert '<option value="ntnu" selected>NTNU (2)</option>' in page.content.decode()


def test_an_organiser_without_events_here_can_still_be_asked_for_and_taken_away(client):
    make_organisation(name="iKuben", slug="ikuben")

    html = get(client, "arrangor=ikuben").content.decode()

    assert '<option value="ikuben" selected>iKuben (0)</option>' in html
    assert "Arrangør: iKuben <svg" in html.replace("\n", " ")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("fra=2026-12-10", ["Tre dager", "Tirsdag", "Nyttår"]),
        ("fra=2026-12-12", ["Tre dager", "Tirsdag", "Nyttår"]),
        ("fra=2026-12-13", ["Tirsdag", "Nyttår"]),
        ("til=2026-12-10", ["Tre dager"]),
        ("til=2026-12-09", []),
        ("fra=2026-12-11&til=2026-12-11", ["Tre dager"]),
        ("fra=2026-12-15&til=2026-12-15", ["Tirsdag"]),
        ("fra=2027-01-01&til=2027-01-01", ["Nyttår"]),
    ],
)
def test_an_event_that_is_on_during_the_days_is_found(client, query, expected):
    make_event(title_nb="Tre dager", starts_at=oslo(2026, 12, 10, 9), ends_at=oslo(2026, 12, 12, 16))
    make_event(title_nb="Tirsdag", starts_at=oslo(2026, 12, 15, 0, 0), ends_at=oslo(2026, 12, 15, 23, 59))
    make_event(title_nb="Nyttår", starts_at=oslo(2027, 1, 1, 0, 30), ends_at=oslo(2027, 1, 1, 1))

    assert found(client, query) == expected


def test_the_list_is_narrowed_by_language(client):
    make_event(title_nb="På norsk")
    make_event(title_nb="På engelsk", language="en")

    assert found(client, "sprak=en") == ["På engelsk"]


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        (
            "fra=i+morgen",
            {"fra": ["«i morgen» er ikke en dag. Skriv dag, måned og år, for eksempel 1.\u00a0oktober 2027."]},
        ),
        ("til=2026-02-30", {"til": ["«2026-02-30» finnes ikke i kalenderen. Se over den."]}),
        ("fra=31.12", {"fra": ["Skriv året også: «31.12» har ikke noe år. For eksempel 1.\u00a0oktober 2027."]}),
        ("fra=0001-01-01&til=9999-12-31", {"fra": [OUTSIDE], "til": [OUTSIDE]}),
        ("fra=2026-12-02&til=2026-12-01", {"til": ["«Til og med» er før «fra og med»."]}),
        ("arrangor=finnes-ikke", {"arrangor": [NO_CHOICE % "finnes-ikke"]}),
        ("sprak=se", {"sprak": [NO_CHOICE % "se"]}),
        ("omrade=xyz", {"omrade": [NO_CHOICE % "xyz"]}),
    ],
)
def test_a_bad_value_is_told_at_its_field_and_the_rest_works(client, query, errors):
    make_event(title_nb="Frokost")
    make_event(title_nb="Verksted", type="workshop")

    page = get(client, f"{query}&type=workshop")

    assert titles(page) == ["Verksted"]
    assert page.context["filter"].form.errors == errors
    assert '<details class="filters event-filter__more" open>' in page.content.decode()


def test_what_narrows_the_list_is_shown_and_can_be_taken_away(client):
    make_event(type="breakfast", starts_at=oslo(2026, 12, 10, 9))

    page = get(client, "type=breakfast&fra=2026-12-10&q=arrangement&side=1")

    assert [(chip.label, chip.text.replace("\u00a0", " "), chip.query) for chip in page.context["filter"].chips] == [
        ("Ord i tittel eller omtale", "arrangement", "?type=breakfast&fra=2026-12-10"),
        ("Type", "Frokostmøte", "?fra=2026-12-10&q=arrangement"),
        ("Fra og med", "10. desember 2026", "?type=breakfast&q=arrangement"),
    ]


def test_when_nothing_is_to_come_the_page_leads_to_what_has_been_with_the_same_filter(client):
    html = get(client, "q=data&side=3").content.decode()

    assert "Ingen kommende arrangementer passer til dette." in html
    assert '<a href="?q=data&amp;tidligere=1">Se etter dem som har vært</a>' in html


def test_the_past_can_be_searched_and_a_cancelled_event_leaves_it_after_thirty_days(client):
    now = timezone.now()
    make_event(title_nb="Data nå", starts_at=now + timedelta(days=3))
    make_event(title_nb="Data da", starts_at=now - timedelta(days=300))
    make_event(title_nb="Lys da", starts_at=now - timedelta(days=200))
    for days in (29, 31):
        cancelled = {"state": "cancelled", "cancelled_at": now - timedelta(days=days)}
        make_event(title_nb=f"Data avlyst for {days}", starts_at=now - timedelta(days=20), **cancelled)

    assert found(client, "tidligere=1&q=data") == ["Data avlyst for 29", "Data da"]


def test_lists_tell_the_day_of_the_week(client):
    make_event(starts_at=oslo(2026, 12, 4, 13), ends_at=oslo(2026, 12, 4, 15))

    norwegian, english = (get(client, "", address).content.decode() for address in ("/arrangementer/", "/en/events/"))

    assert "fredag 4.\u00a0des. kl.\u00a013.00–15.00</time>" in norwegian
    assert "Friday 4\u00a0Dec, 13:00–15:00</time>" in english


@pytest.mark.parametrize(("query", "queries"), [("", 3), ("arrangor=felles&q=a&fra=2026-12-01&type=breakfast", 5)])
@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(client, django_assert_num_queries, rows, query, queries):
    organiser = make_organisation(slug="felles")
    for _number in range(rows):
        make_event(organisers=[organiser, make_organisation()])

    with django_assert_num_queries(queries):
        get(client, query)
