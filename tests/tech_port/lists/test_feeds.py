"""The identity of an entry in a feed: the same for the same news however often it is read, and of no other entry."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.utils import timezone

from tech_port.lists.feeds import Entry, atom_response
from tests.factories import make_event, make_unit

ATOM = "{http://www.w3.org/2005/Atom}"


def ids(response):
    tree = ElementTree.fromstring(response.content)  # noqa: S314 — our own feed
    return [tree.findtext(f"{ATOM}id"), *(entry.findtext(f"{ATOM}id") for entry in tree.iter(f"{ATOM}entry"))]


def feed(rf, *entries):
    return atom_response(rf.get("/liste/?format=atom"), title="T", description="D", entries=entries)


def test_an_entry_is_known_by_its_address_and_its_key_and_never_by_when_it_changed(rf):
    one, other = Entry("En", "/en/", "<b>&", date(2026, 3, 2), "2"), Entry("To", "/to/", "", date(2026, 3, 2))
    later = [Entry(entry.title, entry.url, entry.summary, timezone.now(), entry.key) for entry in (one, other)]

    site = settings.SITE_URL
    assert ids(feed(rf, one, other)) == [f"{site}/liste/?format=atom", f"{site}/en/#2", f"{site}/to/"]
    assert ids(feed(rf, *later)) == ids(feed(rf, one, other))


def test_a_summary_is_plain_text_in_paragraphs(rf):
    tree = ElementTree.fromstring(feed(rf, Entry("En", "/en/", "<b>A & B\n\nTo\nlinjer", date(2026, 3, 2))).content)  # noqa: S314

    assert tree.findtext(f"{ATOM}entry/{ATOM}summary") == "<p>&lt;b&gt;A &amp; B</p>\n\n<p>To<br>linjer</p>"


def test_a_stray_control_character_takes_down_no_feed(rf):
    tree = ElementTree.fromstring(feed(rf, Entry("Frokost\x0bmøte", "/en/", "To\x07 \ufffe", date(2026, 3, 2))).content)  # noqa: S314

    assert tree.findtext(f"{ATOM}entry/{ATOM}title").split() == ["Frokost", "møte"]
    assert tree.findtext(f"{ATOM}entry/{ATOM}summary") == "<p>To</p>"


@pytest.mark.django_db
def test_an_event_is_new_when_its_time_changes_and_not_when_its_words_do(client):
    event = make_event(slug="frokost")
    address, identity = "/arrangementer/?format=atom", f"tag:127.0.0.1,2026:nb/events.event/{event.pk}"

    before = ids(client.get(address))[1:]
    event.title_nb = "Et annet navn"
    event.save()
    renamed = ids(client.get(address))[1:]
    event.ends_at += (event.ends_at - event.starts_at) / 2
    event.save()

    assert (before, renamed, ids(client.get(address))[1:]) == ([identity], [identity], [f"{identity}#1"])


@pytest.mark.django_db
def test_a_unit_that_is_confirmed_anew_is_the_same_entry(client):
    unit = make_unit(confirmed_on=timezone.localdate() - timedelta(days=9))

    before = ids(client.get("/lokaler/?format=atom"))
    unit.confirmed_on = timezone.localdate()
    unit.save()

    assert ids(client.get("/lokaler/?format=atom")) == before
    assert before[1:] == [f"tag:127.0.0.1,2026:nb/premises.unit/{unit.pk}#vacant"]
