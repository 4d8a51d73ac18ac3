"""News, and the page about the district."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories import (
    make_area,
    make_article,
    make_building,
    make_business_area,
    make_figure,
    make_milestone,
    make_observation,
    make_page,
    make_person,
    make_programme,
    make_source,
    make_staff_role,
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
    for number in range(13):
        make_article(title_nb=f"Sak {number:02}", published_at=ago(number + 1))

    last = get(client, "/aktuelt/?side=2").context["page"].object_list
    first = get(client, "/aktuelt/?side=%00").context["page"].object_list

    assert [str(article.title) for article in last] == ["Sak 12"]
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
    assert "<p>Første avsnitt.</p>" in html
    assert "<li>et punkt</li>" in html
    assert '<a href="https://avis.example/1" rel="external">Finansavisen</a>, 1.\u00a0februar 2024' in html
    assert "Denne teksten finnes bare på norsk." not in html


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_the_news_costs_two_queries_and_an_article_four(client, django_assert_num_queries, rows):
    for number in range(rows):
        make_article(slug=f"sak-{number}", sources=[make_source()])

    with django_assert_num_queries(2):
        get(client, "/aktuelt/")
    with django_assert_num_queries(4):
        get(client, "/aktuelt/sak-0/")


# About


@pytest.mark.django_db
def test_the_page_about_the_district_tells_who_what_where_and_when(client):
    make_page(place="purpose", title_nb="Det vi er til for", body_nb="Formålet.")
    make_page(place="goal", title_nb="Målet for 2030", body_nb="Best i Europa.")
    make_business_area(name_nb="Innovasjon", order=1)
    make_programme(name_nb="Tech Week", slug="tech-week", kind="programme")
    make_programme(name_nb="Eksperter i team", slug="eit", kind="collaboration")
    make_area(name="Gløshaugen", slug="gloshaugen", kind="core")
    make_area(name="Nyhavna", slug="nyhavna", kind="arena")
    make_area(name="Torvet", slug="torvet", kind="landmark")
    make_milestone(text_nb="Stiftet", happened_on=date(2021, 6, 16), source=make_source(publisher="Kommunen"))
    make_milestone(text_nb="Målåret", happened_on=date(2030, 1, 1), precision="year", basis="planned")
    make_staff_role(person=make_person(name="May Britt Hansen"), in_association=True, known_on=date(2024, 12, 31))
    make_staff_role(person=make_person(name="Utenfor foreningen"))

    html = get(client, "/om/").content.decode()

    for text in (
        '<h2 id="formal">Det vi er til for</h2>',
        '<h2 id="mal">Målet for 2030</h2>',
        "<h3>Innovasjon</h3>",
        '<li id="tech-week">',
        '<li id="eit">',
        '<li id="gloshaugen">',
        '<li id="nyhavna">',
        '<p>Målåret <span class="tag">planlagt</span></p>',
        "<h3>May Britt Hansen</h3>",
        "Fra 1.\u00a0april 2024, sist kjent 31.\u00a0desember 2024",
    ):
        assert text in html
    assert "Torvet" not in html
    assert "Utenfor foreningen" not in html


@pytest.mark.django_db
def test_someone_who_has_left_is_called_former(client):
    make_staff_role(in_association=True, starts_on=date(2021, 1, 1), ends_on=date(2023, 12, 31))

    assert "Tidligere daglig leder" in get(client, "/om/").content.decode()


@pytest.mark.django_db
def test_observations_that_disagree_stand_side_by_side_with_date_and_source(client):
    area = make_figure(slug="areal", title_nb="Samlet areal", unit="m2")
    make_observation(figure=area, value=47600, qualifier="permitted", source=make_source(publisher="MN24"))
    make_observation(figure=area, value=48000, qualifier="about", source=make_source(publisher="Entra"))
    single = make_observation(value=706, source=make_source(publisher="Impello")).figure
    ours = make_observation(value=11700).figure
    make_building().figures.add(ours)

    response = get(client, "/om/")
    html = response.content.decode()

    assert response.context["series"] == [area]
    assert response.context["singles"] == [single]
    assert "<b>47\u00a0600\u00a0m²</b>" in html
    assert ">tillatt</td>" in html
    assert "<b>ca. 48\u00a0000\u00a0m²</b>" in html
    assert [name for name in ("MN24", "Entra", "Impello") if name not in html] == []
    assert "11\u00a0700" not in html


@pytest.mark.django_db
def test_the_page_about_the_district_is_there_before_anybody_has_written_anything(client):
    assert "<h1>Fra Gløshaugen til Sluppen</h1>" in get(client, "/om/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_about_the_district_costs_ten_queries(client, django_assert_num_queries, rows):
    for _number in range(rows):
        make_page(sources=[make_source()])
        make_business_area()
        make_programme(source=make_source())
        make_area(source=make_source())
        make_milestone(source=make_source())
        make_staff_role(in_association=True, source=make_source())
        make_observation()

    with django_assert_num_queries(10):
        get(client, "/om/")
