"""Two days of an article: when it happened, and when it was published here. On pages, in the feed and for machines."""

import importlib
import json
import re
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from tech_port.content.models import Article, SeededRecord
from tests.factories import make_article, make_seeded_record
from tests.pages_read import flat, get

OUT = datetime(2026, 11, 26, 9, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
moving = importlib.import_module("tech_port.content.migrations.0013_seeded_articles_published_when_written")


@pytest.mark.parametrize(
    ("values", "norwegian", "english", "machines"),
    [
        ({"happened_on": date(2015, 3, 17)}, "Hendte 17. mars 2015", "Happened on 17 March 2015", "2015-03-17"),
        (
            {"happened_on": date(2023, 12, 1), "happened_precision": "month"},
            "Hendte i desember 2023",
            "Happened in December 2023",
            "2023-12",
        ),
        (
            {"happened_on": date(2023, 4, 1), "happened_precision": "quarter"},
            "Hendte i 2. kvartal 2023",
            "Happened in Q2 2023",
            "2023",
        ),
        (
            {"happened_on": date(2022, 7, 4), "happening": "reported"},
            "Meldt 4. juli 2022",
            "Reported on 4 July 2022",
            "2022-07-04",
        ),
        (
            {"happened_on": date(2022, 1, 1), "happening": "reported", "happened_precision": "year"},
            "Meldt i 2022",
            "Reported in 2022",
            "2022",
        ),
        (
            {"happened_on": date(2024, 5, 31), "happening": "agreed"},
            "Avtalt til 31. mai 2024, ikke bekreftet",
            "Agreed for 31 May 2024, not confirmed",
            "2024-05-31",
        ),
    ],
)
@pytest.mark.django_db
def test_a_page_says_when_it_happened_and_when_it_was_published(client, values, norwegian, english, machines):
    make_article(slug="saken", published_at=OUT, **values)

    pages = [flat(get(client, address)).replace("\u00a0", " ") for address in ("/aktuelt/saken/", "/en/news/saken/")]

    day = f'<time datetime="{machines}">'
    ours = '<time datetime="2026-11-26">'
    told = [(norwegian, "26. november 2026"), (english, "26 November 2026")]
    for page, (sentence, published) in zip(pages, told, strict=True):
        term, _verb, words = re.match(r"(\w+)( til| for| on| i| in)? (.*)", sentence).groups()
        assert f"{day}{words}</time>" in page
        assert f"<dt>{term}{_verb if term in ('Avtalt', 'Agreed') else ''}</dt>" in page
        assert f"{ours}{published}</time>" in page
    told = json.loads(re.search(r'ld\+json">([^<]*"NewsArticle"[^<]*)<', pages[0])[1])
    assert (told["datePublished"], told["dateModified"]) == ("2026-11-26T10:00:00+01:00",) * 2
    assert told["temporalCoverage"] == machines


@pytest.mark.django_db
def test_an_article_about_no_day_was_published_and_no_more(client):
    make_article(slug="saken", published_at=OUT)

    html = flat(get(client, "/aktuelt/saken/")).replace("\u00a0", " ")

    assert "<dt>Publisert</dt>" in html
    assert '<time datetime="2026-11-26">26. november 2026</time>' in html
    assert "Hendte" not in html
    assert "temporalCoverage" not in html


@pytest.mark.django_db
def test_the_list_is_in_the_order_of_the_days_that_articles_are_about(client):
    for slug, day in (("uten-dag", None), ("eldst", date(2015, 3, 17)), ("nyest", date(2023, 12, 1))):
        make_article(slug=slug, published_at=OUT, happened_on=day)
    make_article(slug="gammel-ny", published_at=OUT.replace(hour=10), happened_on=date(2010, 1, 1))
    make_article(slug="avtalt", published_at=OUT.replace(day=25), happened_on=date(2030, 1, 1), happening="agreed")

    page = get(client, "/aktuelt/")

    found = [article.slug for article in page.context["page"].object_list]
    assert found == ["uten-dag", "avtalt", "nyest", "eldst", "gammel-ny"]
    assert "Hendte 17. mars 2015" in flat(page)


@pytest.mark.django_db
def test_the_feed_has_our_days_and_tells_when_it_happened(client):
    first = make_article(slug="saken", lead_nb="Kort.", published_at=OUT, happened_on=date(2015, 3, 17))
    revised = {"published_at": OUT.replace(hour=8), "revised_at": OUT.replace(hour=12)}
    second = make_article(slug="rettet", lead_nb="Kort.", **revised)

    entries = ElementTree.fromstring(client.get("/aktuelt/?format=atom").content).findall(f"{ATOM}entry")  # noqa: S314

    names = ("id", "published", "updated", "summary")
    assert [[entry.findtext(ATOM + name).replace("\u00a0", " ") for name in names] for entry in entries] == [
        [
            f"tag:127.0.0.1,2026:nb/content.article/{first.pk}",
            "2026-11-26T10:00:00+01:00",
            "2026-11-26T10:00:00+01:00",
            "<p>Hendte 17. mars 2015. Kort.</p>",
        ],
        [
            f"tag:127.0.0.1,2026:nb/content.article/{second.pk}",
            "2026-11-26T09:00:00+01:00",
            "2026-11-26T13:00:00+01:00",
            "<p>Kort.</p>",
        ],
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("happening", ["happened", "reported"])
def test_nothing_happened_after_it_was_published(happening):
    with pytest.raises(IntegrityError, match="article_happened_before_publishing"):
        make_article(published_at=OUT, happened_on=date(2026, 11, 27), happening=happening)


@pytest.mark.django_db
def test_what_is_agreed_for_a_coming_day_may_be_published_before_it():
    article = make_article(published_at=OUT, happened_on=date(2027, 5, 31), happening="agreed")

    assert article.full_clean() is None


@pytest.mark.django_db
def test_a_draft_about_a_day_to_come_is_refused_in_the_admin():
    with pytest.raises(ValidationError) as refused:
        make_article(published_at=None, happened_on=date(2999, 1, 1)).full_clean()

    assert list(refused.value.message_dict) == ["happened_on"]


def written(slug, at=OUT):
    """The memory that the loader wrote an article, at a moment."""
    SeededRecord.objects.filter(pk=make_seeded_record(key=f"content.Article:{slug}").pk).update(written_at=at)


@pytest.mark.django_db
def test_seeded_articles_move_to_the_day_they_were_written_and_back(monkeypatch):
    old = datetime(2015, 3, 17, 8, tzinfo=UTC)
    make_article(slug="samling-pa-hell", published_at=old)
    make_article(slug="ny-eier-i-holtermannsveien", published_at=old)
    make_article(slug="stabens", published_at=old)
    make_article(slug="rettet", published_at=old, revised_at=old)
    make_article(slug="flyttet", published_at=OUT.replace(day=27))
    for slug in ("samling-pa-hell", "ny-eier-i-holtermannsveien", "rettet", "flyttet"):
        written(slug)
    monkeypatch.setattr(Article, "published_precision", "day", raising=False)

    def dates():
        rows = Article.objects.order_by("pk").values_list("slug", "published_at", "happened_on", "happening")
        return [row[1:] for row in rows]

    before = dates()
    moving.forwards(apps, None)
    after = dates()
    moving.backwards(apps, None)

    began = datetime(2026, 11, 25, 23, tzinfo=UTC)
    assert after == [
        (began, date(2015, 3, 17), "happened"),
        (began, date(2015, 3, 17), "agreed"),
        *before[2:],
    ]
    assert dates() == before
