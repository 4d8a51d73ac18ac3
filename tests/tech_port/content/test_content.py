"""News."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories import (
    make_article,
    make_source,
)
from tests.pages_read import get


def ago(days):
    return timezone.now() - timedelta(days=days)


# News


@pytest.mark.django_db
def test_news_is_what_is_out_and_not_expired_latest_first(client):
    make_article(title_nb="Gammel", published_at=ago(30))
    make_article(title_nb="Ny", published_at=ago(1))
    make_article(title_nb="Hemmelig kladd", published_at=None)
    make_article(title_nb="Hemmelig plan", published_at=ago(-1))
    make_article(title_nb="Hemmelig utløpt", published_at=ago(9), expires_at=ago(1))

    response = get(client, "/aktuelt/")

    assert [str(article.title) for article in response.context["page"].object_list] == ["Ny", "Gammel"]
    assert "Hemmelig" not in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("values", [{"published_at": None}, {"published_at": ago(-1)}])
def test_an_article_that_is_not_out_is_not_found(client, values):
    make_article(slug="kladd", **values)

    assert client.get("/aktuelt/kladd/").status_code == 404


@pytest.mark.django_db
def test_news_is_paged_and_a_bad_page_number_gives_the_first(client):
    for number in range(16):
        make_article(title_nb=f"Sak {number:02}", published_at=ago(number + 1))

    last = get(client, "/aktuelt/?side=2").context["page"].object_list
    first = get(client, "/aktuelt/?side=%00").context["page"].object_list

    assert [str(article.title) for article in last] == ["Sak 15"]
    assert str(first[0].title) == "Sak 00"


@pytest.mark.django_db
def test_an_article_has_its_text_its_dates_and_its_sources(client):
    make_article(
        slug="saken",
        title_nb="Saken",
        body_nb="Første avsnitt.\n\n- et punkt",
        published_at=timezone.make_aware(timezone.datetime(2024, 5, 31, 9)),
        revised_at=timezone.make_aware(timezone.datetime(2024, 6, 2, 9)),
        sources=[make_source(publisher="Finansavisen", url="https://avis.example/1", published_on=date(2024, 2, 1))],
    )

    html = get(client, "/aktuelt/saken/").content.decode()

    assert '<time datetime="2024-05-31">31.\u00a0mai 2024</time>' in html
    assert '<time datetime="2024-06-02">2.\u00a0juni 2024</time>' in html
    assert "<dt>Sist oppdatert</dt>" in html
    assert "<p>Første avsnitt.</p>" in html
    assert "<li>et punkt</li>" in html
    assert '<a href="https://avis.example/1" rel="external">Finansavisen</a>, 1.\u00a0februar 2024' in html
    assert "Denne teksten finnes bare på norsk." not in html


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_the_news_costs_eight_queries_and_an_article_six(client, django_assert_num_queries, rows):
    for number in range(rows):
        make_article(slug=f"sak-{number}", sources=[make_source()])

    with django_assert_num_queries(8):
        get(client, "/aktuelt/")
    with django_assert_num_queries(6):
        get(client, "/aktuelt/sak-0/")
