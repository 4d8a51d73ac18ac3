"""What search engines are told of: nothing that visitors do not find themselves."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.factories import (
    make_article,
    make_challenge,
    make_document,
    make_document_version,
    make_event,
    make_programme,
    make_unit,
)
from tests.sitemap_read import told_of


@pytest.mark.django_db
def test_drafts_what_is_planned_what_is_over_and_what_waits_for_staff_are_left_out(client):
    now = timezone.now()
    bare = set(told_of(client))
    shown = [
        make_event(),
        make_event(state="cancelled"),
        make_article(),
        make_challenge(),
        make_document_version().document,
        make_programme(kind="collaboration"),
        make_unit(),
    ]
    make_event(state="draft")
    make_event(is_hidden=True)
    make_article(published_at=None)
    make_article(published_at=now + timedelta(days=1))
    make_article(expires_at=now - timedelta(minutes=1))
    make_challenge(status="received")
    make_challenge(status="declined")
    make_document()
    make_document_version(published_at=None)
    make_document_version(published_at=now + timedelta(days=1))
    make_programme(kind="programme")
    hidden = [
        make_unit(hidden=True, building=shown[-1].building),
        make_unit(is_offered=False, building=shown[-1].building),
    ]

    found = set(told_of(client)) - bare

    expected = {row.get_absolute_url() for row in shown} | {shown[-1].building.get_absolute_url()}
    others = {shown[3].organisation.get_absolute_url()}
    assert found - others == expected
    assert [unit.get_absolute_url() in found for unit in hidden] == [False, False]


@pytest.mark.django_db
def test_samples_are_left_out(client):
    bare = set(told_of(client))
    unit = make_unit(is_sample=True)
    make_event(is_sample=True)
    make_article(is_sample=True)

    assert set(told_of(client)) - bare == {unit.building.get_absolute_url()}


@pytest.mark.django_db
def test_a_page_is_as_old_as_its_records_last_change_and_a_list_as_its_newest_record(client):
    with time_machine.travel(datetime(2026, 11, 20, 9, tzinfo=UTC), tick=False):
        event, older = make_event(), make_event()
    with time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC), tick=False):
        event.lead_nb = "Nytt"
        event.save()

    told = told_of(client)

    pages = [event.get_absolute_url(), older.get_absolute_url(), "/arrangementer/", "/aktuelt/", "/personvern/"]
    assert [told[path] for path in pages] == ["2026-11-22", "2026-11-20", "2026-11-22", "", ""]


@pytest.mark.django_db
def test_who_has_the_sitemap_is_not_sent_it_again_until_something_changes(client):
    make_event()
    first = client.get("/sitemap-events.xml")
    tag = {"If-None-Match": first.headers["ETag"]}

    same = client.get("/sitemap-events.xml", headers=tag)
    make_event()
    other = client.get("/sitemap-events.xml", headers=tag)

    assert (same.status_code, other.status_code) == (304, 200)
    assert "Last-Modified" in first.headers


@pytest.mark.django_db
def test_however_many_pages_there_are_a_part_asks_the_database_as_often(client, django_assert_num_queries):
    make_event()
    with django_assert_num_queries(2):
        client.get("/sitemap-events.xml")
    make_event()
    make_event()
    with django_assert_num_queries(2):
        client.get("/sitemap-events.xml")
    with django_assert_num_queries(1):
        client.get("/sitemap.xml")
