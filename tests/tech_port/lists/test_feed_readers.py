"""Every feed as feedparser reads it, which is none of ours: what readers file, sort, show and ask for again."""

from datetime import timedelta
from urllib.parse import urlsplit

import feedparser
import pytest
from django.utils import timezone
from django.utils.http import http_date

from tech_port.norwegian.clock import midnight
from tests.factories import make_article, make_business_area, make_challenge, make_event, make_tag, make_unit

pytestmark = pytest.mark.django_db

FEEDS = {
    "/lokaler/": "areal_min=1&type=office",
    "/medlemmer/": "niva=partner",
    "/arrangementer/": "type=breakfast",
    "/samarbeid/utfordringer/": "status=open",
    "/om/dokumenter/": "",
    "/aktuelt/": "",
}

TASK = "Første <b>avsnitt.\n\nAndre & siste."


def read(client, url, **kwargs):
    return feedparser.parse(client.get(url, **kwargs).content, sanitize_html=False)


def address_of(link):
    parts = urlsplit(link)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def test_a_feed_and_its_entries_have_all_that_readers_ask_of_them(client, site):
    for page, asked in FEEDS.items():
        feed = read(client, f"{page}?utm_source=x&{asked}&ukjent=1&format=ATOM&side=2")
        links = {link.rel: address_of(link.href) for link in feed.feed.links}
        own = f"{page}?{asked}&format=atom" if asked else f"{page}?format=atom"

        assert (feed.bozo, feed.version) == (False, "atom10"), feed.bozo and feed.bozo_exception
        assert links == {"alternate": f"{page}?{asked}".rstrip("?"), "self": own}
        assert address_of(feed.feed.id) == own
        assert (feed.feed.author, feed.feed.language) == ("Trondheim Tech Port", "nb")
        assert feed.feed.updated_parsed == max(entry.updated_parsed for entry in feed.entries)
        for entry in feed.entries:
            assert entry.published_parsed <= entry.updated_parsed
            assert entry.summary_detail.type == "text/html"
            assert entry.summary.startswith("<p>"), entry.title
        assert len({entry.id for entry in feed.entries}) == len(feed.entries) > 0


def test_a_feed_is_known_by_its_question_however_that_is_written(client):
    asked = ["areal_min=500&type=lab&type=office", "type=office&areal_min=500+m%C2%B2&type=lab&ansatte=&ukjent=1&q="]

    feeds = [read(client, f"/lokaler/?format=atom&{query}").feed for query in asked]

    assert address_of(feeds[0].id) == "/lokaler/?areal_min=500&type=lab&type=office&format=atom"
    assert feeds[1].id == feeds[0].id
    assert feeds[1].title.replace("\u00a0", " ").startswith("Ledige lokaler i Trondheim Tech Port · ")
    assert all(words in feeds[0].title.replace("\u00a0", " ") for words in ("500 m²", "Kontor", "Lab"))


@pytest.mark.parametrize("page", FEEDS)
def test_an_empty_feed_is_the_same_tomorrow(client, page, time_machine):
    time_machine.move_to("2026-12-01T12:00:00+01:00")
    today = client.get(f"{page}?format=atom")
    time_machine.move_to("2026-12-02T12:00:00+01:00")
    tomorrow = client.get(f"{page}?format=atom")

    assert feedparser.parse(today.content).entries == []
    assert tomorrow.content == today.content
    assert tomorrow["ETag"] == today["ETag"]


def test_who_asks_by_the_time_alone_gets_what_changed_and_what_a_new_day_changes(client, time_machine):
    time_machine.move_to("2026-12-01T12:00:00+01:00", tick=False)
    make_article(published_at=timezone.now() - timedelta(hours=2))
    first = client.get("/aktuelt/?format=atom")

    def asked():
        return client.get("/aktuelt/?format=atom", headers={"If-Modified-Since": first["Last-Modified"]}).status_code

    same = asked()
    make_article(published_at=timezone.now() - timedelta(hours=1))
    changed = asked()
    time_machine.move_to("2026-12-02T00:00:01+01:00", tick=False)

    assert first["Last-Modified"] == http_date((timezone.now() - timedelta(hours=14, seconds=1)).timestamp())
    assert (same, changed) == (304, 200)
    assert client.get("/aktuelt/?format=atom")["Last-Modified"] == http_date(midnight(timezone.localdate()).timestamp())


def test_samples_paragraphs_and_themes_reach_the_reader(client):
    area = make_business_area(name_nb="Innovasjon")
    make_challenge(title_nb="Buss", task_nb=TASK, is_sample=True, business_areas=[area])
    make_event(title_nb="Frokost", is_sample=True, type="breakfast", business_areas=[area])
    make_unit(name="101", is_sample=True)
    make_article(is_sample=True, business_areas=[area], tags=[make_tag(name_nb="Helse", slug="helse")])

    feeds = [
        read(client, f"{page}?format=atom&merke=helse")
        for page in ("/samarbeid/utfordringer/", "/arrangementer/", "/lokaler/", "/aktuelt/")
    ]
    challenge, event, unit, article = found = [feed.entries[0] for feed in feeds]

    assert [one.title.partition(":")[0] for one in found] == ["Eksempel"] * 4
    assert challenge.summary.partition(": ")[2] == "Første &lt;b&gt;avsnitt.</p>\n\n<p>Andre &amp; siste.</p>"
    assert [[tag.term for tag in one.tags] for one in (challenge, event, unit, article)] == [
        ["Innovasjon"],
        ["frokostmøte", "Innovasjon"],
        ["kontor"],
        ["Innovasjon", "Helse"],
    ]
    assert feeds[-1].feed.title == "Aktuelt i distriktet · Merke: Helse"
    assert address_of(feeds[-1].feed.id) == "/aktuelt/?merke=helse&format=atom"
