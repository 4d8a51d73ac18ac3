"""The list of news and what leads from one piece to the next."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from tech_port.content.related import related_to
from tests.admin.records import address
from tests.factories import make_announcement, make_article, make_business_area, make_organisation, make_tag
from tests.pages_read import elements, flat, get, text

pytestmark = pytest.mark.django_db
OUT = datetime(2027, 3, 1, 9, 0, tzinfo=ZoneInfo("Europe/Oslo"))


def titles(page):
    return sorted(str(article.title) for article in page.context["page"].object_list)


def test_the_list_is_narrowed_by_tag_and_theme_with_counts(client):
    health, place = make_tag(slug="helse", name_nb="Helse"), make_tag(slug="lokaler", name_nb="Lokaler")
    area = make_business_area(slug="innovasjon", name_nb="Innovasjon")
    make_article(title_nb="Begge", tags=[health, place], business_areas=[area])
    make_article(title_nb="Helse alene", tags=[health])
    make_article(title_nb="Ingen")

    tagged = get(client, "/aktuelt/?merke=helse")
    both = get(client, "/aktuelt/?merke=helse&omrade=innovasjon")

    assert (titles(tagged), titles(both)) == (["Begge", "Helse alene"], ["Begge"])
    choices = [(choice.value, choice.count, choice.is_current) for choice in tagged.context["filter"].tags]
    assert choices == [("", 3, False), ("helse", 2, True), ("lokaler", 1, False)]
    assert [chip.in_words for chip in both.context["filter"].chips] == ["Tema: Innovasjon", "Merke: Helse"]
    assert titles(get(client, "/aktuelt/?q=alene")) == ["Helse alene"]
    assert "<title>Begge</title>" not in client.get("/aktuelt/?format=atom&q=alene").content.decode()


def test_a_bad_tag_is_told_at_its_field_and_left_out(client):
    make_article(title_nb="Saken", tags=[make_tag()])

    page = get(client, "/aktuelt/?merke=finnes-ikke")

    assert titles(page) == ["Saken"]
    assert list(page.context["filter"].form.errors) == ["merke"]
    assert "errorlist" in flat(page)


def test_nothing_found_leads_back_to_everything(client):
    make_article(title_nb="Saken")

    page = get(client, "/aktuelt/?q=zzz")

    assert "Ingen nyheter passer til dette." in text(page)
    assert 'href="/aktuelt/"' in flat(page)


def test_related_is_by_tags_then_themes_then_whom_it_is_about_then_newest():
    tags, area, organisation = [make_tag(), make_tag()], make_business_area(), make_organisation()
    article = make_article(tags=tags, business_areas=[area])
    ago = [timezone.now() - timedelta(days=days) for days in range(9)]
    both = make_article(tags=tags, published_at=ago[8])
    one = make_article(tags=tags[:1], business_areas=[area], published_at=ago[7])
    other = make_article(tags=tags[1:], published_at=ago[6])
    themed = make_article(business_areas=[area], published_at=ago[5])
    about = make_article(published_at=ago[4])
    newer, newest = make_article(published_at=ago[3]), make_article(published_at=ago[2])
    make_article(tags=tags, published_at=None)
    organisation.articles.set([article, about])

    found = list(related_to(article))

    assert found == [both, one, other, themed, about, newest]
    assert newer not in found


def test_an_article_comes_at_its_minute_and_says_when_it_is_over(client):
    with time_machine.travel(OUT - timedelta(days=30), tick=False):
        make_article(slug="saken", title_nb="Hemmelig", published_at=OUT, expires_at=OUT + timedelta(days=2))
    moments = [OUT - timedelta(seconds=1), OUT, OUT + timedelta(days=2)]

    answers = []
    for moment in moments:
        with time_machine.travel(moment, tick=False):
            answers.append(client.get("/aktuelt/saken/"))

    assert [answer.status_code for answer in answers] == [404, 200, 410]
    assert "Denne nyheten er tatt ned" in text(answers[2])
    assert "Hemmelig" not in answers[2].content.decode()


def test_a_banner_is_a_named_region_with_a_link_in_the_page_s_language(client):
    make_announcement(text_nb="Se de ledige lokalene", text_en="See what is vacant", url="/lokaler/")

    pages = [get(client, "/"), get(client, "/en/")]

    words = ("Se de ledige lokalene", "See what is vacant")
    found = [[link for link in elements(page, "a") if link.text in words] for page in pages]
    links = [[(link.get("href"), link.text) for link in each] for each in found]
    assert links == [[("/lokaler/", "Se de ledige lokalene")], [("/en/premises/", "See what is vacant")]]
    assert '<section class="banners" aria-label="Kunngjøringer">' in flat(pages[0])
    assert 'role="alert"' not in flat(pages[0])


def test_staff_are_told_of_banners_at_the_same_time_and_of_links_that_lead_nowhere(staff):
    now = timezone.localtime().replace(microsecond=0)
    make_announcement(text_nb="Den andre", starts_at=now, ends_at=now + timedelta(days=5))
    sent = {"text_nb": "Denne", "starts_at_0": f"{now:%d.%m.%Y}", "starts_at_1": "00:00"}
    sent |= {"ends_at_0": f"{now + timedelta(days=2):%d.%m.%Y}", "ends_at_1": "12:00"}

    saved = staff.post(address("content.announcement", "add"), sent | {"url": "/lokaler/"}, follow=True)
    refused = staff.post(address("content.announcement", "add"), sent | {"url": "/finnes-ikke/"})

    assert "står på forsiden samtidig med denne: «Den andre»" in text(saved)
    assert refused.context["adminform"].form.errors == {"url": ["Det er ingen side på denne adressen."]}


def test_a_sample_is_said_to_be_one_in_the_list_and_on_its_page(client):
    make_article(slug="ekte", title_nb="Ekte")
    make_article(slug="oppdiktet", title_nb="Oppdiktet", is_sample=True)

    rows = [" ".join("".join(row.itertext()).split()) for row in elements(get(client, "/aktuelt/"), "article")]

    assert sorted("eksempel" in row for row in rows) == [False, True]
    assert all(("Oppdiktet" in row) == ("eksempel" in row) for row in rows)
    assert "eksempel, oppdiktet" in text(get(client, "/aktuelt/oppdiktet/"))
    assert "eksempel, oppdiktet" not in text(get(client, "/aktuelt/ekte/"))
