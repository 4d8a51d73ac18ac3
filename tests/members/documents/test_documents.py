"""The documents by kind with their meetings, the feed of both, and what they cost."""

from datetime import date, datetime
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.utils import timezone

from tests.factories import (
    make_board_seat,
    make_document,
    make_document_version,
    make_meeting,
    make_source,
)
from tests.pages_read import flat, get

# The list, and meetings


@pytest.mark.django_db
def test_documents_stand_by_kind_and_minutes_with_their_meeting(client):
    meeting = make_meeting(kind="founding", held_on=date(2021, 6, 16), source=make_source(publisher="Kommunen"))
    for kind, title, held in [
        ("other", "Annet papir", None),
        ("minutes", "Referat fra møtet", meeting),
        ("minutes", "Løst referat", None),
        ("strategy", "Strategi 2030", None),
    ]:
        make_document_version(document=make_document(kind=kind, title_nb=title, meeting=held))
    make_document_version(
        document=make_document(title_nb="Vedtekter", slug="vedtekter"), label="1.0", adopted_at=meeting
    )

    response = get(client, "/om/dokumenter/")

    assert [(str(kind), [str(one) for one in found]) for kind, found in response.context["kinds"]] == [
        ("vedtekter", ["Vedtekter"]),
        ("strategi", ["Strategi 2030"]),
        ("referat", ["Løst referat"]),
        ("annet", ["Annet papir"]),
    ]
    html = flat(response)
    entry = html.partition('<li id="mote-2021-06-16-founding">')[2].partition('<p class="source">')
    assert "Stiftelsesmøte 16. juni 2021" in entry[0]
    assert "Referat fra møtet" in entry[0]
    assert 'Vedtatt: <a href="/om/dokumenter/vedtekter/?versjon=1.0">Vedtekter, 1.0</a>' in entry[0]
    assert ">Kommunen</a>" in entry[2].partition("</p>")[0]


@pytest.mark.django_db
def test_a_meeting_leads_to_the_board_where_seats_begin_that_day(client):
    make_board_seat(starts_on=date(2021, 6, 16))
    make_meeting(held_on=date(2021, 6, 16), kind="founding")
    make_meeting(held_on=date(2022, 6, 16))

    html = flat(get(client, "/om/dokumenter/"))

    assert html.count("Styret fra denne dagen") == 1
    assert '<a href="/om/styret/?dato=2021-06-16">Styret fra denne dagen</a>' in html


@pytest.mark.django_db
def test_samples_and_meetings_to_come_are_marked(client, time_machine):
    time_machine.move_to("2026-01-15")
    make_meeting(held_on=date(2026, 1, 16))
    make_document_version(document=make_document(is_sample=True, slug="prove"))

    listed, shown = flat(get(client, "/om/dokumenter/")), flat(get(client, "/om/dokumenter/prove/"))

    assert 'Årsmøte 16. januar 2026 <span class="tag">kommer</span>' in listed
    assert listed.count("· eksempel") == 1
    assert shown.count("· eksempel") == 1


@pytest.mark.django_db
def test_without_anything_the_page_says_so(client):
    html = flat(get(client, "/om/dokumenter/"))

    assert "Ingen dokumenter er lagt ut ennå." in html
    assert "Ingen møter er lagt inn ennå." in html


# The feed


@pytest.mark.django_db
def test_the_feed_has_versions_and_meetings_that_were_held_by_when_they_came_here(client, time_machine):
    time_machine.move_to("2026-01-15")
    document = make_document(slug="vedtekter", title_nb="Vedtekter", is_sample=True)
    at = datetime(2025, 5, 15, 9, tzinfo=timezone.get_current_timezone())
    version = make_document_version(document=document, label="2 ø", changes_nb="Lengre perioder.", published_at=at)
    make_meeting(kind="founding", held_on=date(2021, 6, 16), summary_nb="Stiftet.")
    make_meeting(held_on=date(2026, 1, 16))

    response = client.get("/om/dokumenter/?format=atom")

    atom = "{http://www.w3.org/2005/Atom}"
    entries = ElementTree.fromstring(response.content).findall(f"{atom}entry")  # noqa: S314 — our own feed
    assert response["Content-Type"].startswith("application/atom+xml")
    assert [
        (one.findtext(f"{atom}title"), one.find(f"{atom}link").get("href"), one.findtext(f"{atom}summary"))
        for one in entries
    ] == [
        (
            "Stiftelsesmøte 16.\u00a0juni 2021",
            f"{settings.SITE_URL}/om/dokumenter/#mote-2021-06-16-founding",
            "<p>Stiftet.</p>",
        ),
        (
            "Eksempel: Vedtekter, versjon 2 ø",
            f"{settings.SITE_URL}/om/dokumenter/vedtekter/?versjon=2+%C3%B8",
            "<p>Lengre perioder.</p>",
        ),
    ]
    assert entries[1].findtext(f"{atom}id").endswith(f":nb/members.documentversion/{version.pk}")


@pytest.mark.django_db
def test_the_page_names_its_feed(client):
    assert 'type="application/atom+xml"' in flat(get(client, "/om/dokumenter/"))
    assert 'href="/en/about/documents/?format=atom"' in flat(get(client, "/en/about/documents/"))


# Staff


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_documents_cost_the_same_however_many(client, django_assert_num_queries, rows):
    document = make_document(slug="vedtekter")
    for _number in range(rows):
        meeting = make_meeting(source=make_source())
        make_document_version(document=document, adopted_at=meeting)
        make_document_version(document=make_document(kind="minutes", meeting=meeting))

    with django_assert_num_queries(7):
        get(client, "/om/dokumenter/")
    with django_assert_num_queries(3):
        get(client, "/om/dokumenter/?format=atom")
    with django_assert_num_queries(2):
        get(client, "/om/dokumenter/vedtekter/")
