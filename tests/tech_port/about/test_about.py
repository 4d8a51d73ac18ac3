"""The page about the association."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from tech_port.about.years import Road
from tests.factories import (
    make_area,
    make_article,
    make_business_area,
    make_challenge,
    make_contribution,
    make_event,
    make_key_point,
    make_milestone,
    make_organisation,
    make_page,
    make_person,
    make_programme,
    make_source,
    make_staff_role,
)
from tests.pages_read import get


def test_the_years_that_have_come_are_filled_and_the_others_are_outlines():
    road = Road(2021, 2030, date(2026, 11, 26))

    assert [house.year for house in road.houses if house.is_come] == [2021, 2022, 2023, 2024, 2025, 2026]
    assert [house.year for house in road.houses if not house.is_come] == [2027, 2028, 2029]
    assert [house.year for house in road.houses if house.is_now] == [2026]
    assert road.left_years == 4
    assert [house.year for house in Road(1990, 2030, date(2035, 1, 1)).houses][::11] == [2018, 2029]


@pytest.mark.django_db
def test_the_page_tells_what_the_association_is_for_what_goes_on_and_who_is_there(client):
    make_page(place="purpose", title_nb="Det vi er til for", body_nb="Formålet.")
    make_page(place="goal", title_nb="Målet for 2030", body_nb="Best i Europa.")
    source = make_source(published_on=date(2021, 6, 16))
    make_milestone(
        happened_on=date(2030, 1, 1), precision="year", basis="aimed", known_on=date(2021, 6, 16), source=source
    )
    make_programme(name_nb="Tech Week", slug="tech-week", kind="programme")
    make_programme(name_nb="Eksperter i team", slug="eit", kind="collaboration")
    make_area(name="Gløshaugen", slug="gloshaugen", kind="core")
    make_area(name="Nyhavna", slug="nyhavna", kind="arena")
    make_area(name="Torvet", slug="torvet", kind="landmark")
    make_staff_role(person=make_person(name="May Britt Hansen"), in_association=True, known_on=date(2024, 12, 31))
    make_staff_role(in_association=True, starts_on=date(2021, 1, 1), ends_on=date(2023, 12, 31))
    make_staff_role(person=make_person(name="Utenfor foreningen"))

    html = " ".join(get(client, "/om/").content.decode().split())

    for text in (
        '<h2 id="formal">Det vi er til for</h2>',
        '<h2 id="mal">Målet for 2030</h2>',
        "Ett hus for hvert år siden målet ble satt i 2021.",
        '<li id="tech-week">',
        '<li id="eit">',
        '<a href="/samarbeid/eit/">Eksperter i team</a>',
        '<a class="more" href="/samarbeid/">',
        '<a id="gloshaugen" href="/om/distriktet/#gloshaugen"',
        '<a id="nyhavna" href="/om/historie/#nyhavna"',
        "<h3>May Britt Hansen</h3>",
        "Tidligere daglig leder",
        '<a class="button button--quiet" href="/medlemmer/bli-medlem/">',
    ):
        assert text in html
    assert [name for name in ("Torvet", "Utenfor foreningen") if name in html] == []


@pytest.mark.django_db
def test_an_area_shows_a_few_of_what_is_tagged_with_it_and_leads_to_the_rest(client):
    area, other = make_business_area(slug="innovasjon"), make_business_area(slug="identitet")
    for number in range(3):
        make_event(title_nb=f"Møte {number}", is_sample=True, business_areas=[area])
    make_event(title_nb="Kladd", state="draft", business_areas=[area])
    make_event(title_nb="Annet sted", is_sample=True, business_areas=[other])
    make_challenge(title_nb="Oppgaven", status="open", is_sample=True, business_areas=[area])
    make_article(title_nb="Saken", business_areas=[area])
    make_contribution(title_nb="Laben", organisation=make_organisation(name="Forskerne"), business_areas=[area])
    hidden = make_organisation(is_hidden=True)
    make_contribution(title_nb="Hemmelig", organisation=hidden, business_areas=[area])
    make_programme(name_nb="Nettverket", slug="nettverket", business_areas=[area])

    page = get(client, "/om/")
    filtered = get(client, "/arrangementer/?omrade=innovasjon").content.decode()
    board = get(client, "/samarbeid/utfordringer/?omrade=identitet").content.decode()

    first, second = page.context["association"].work
    assert [str(item.title) for item in first.items] == ["Møte 0", "Oppgaven", "Laben", "Saken"]
    assert first.more == [("Alle arrangementene", "/arrangementer/?omrade=innovasjon")]
    assert [str(item.title) for item in second.items] == ["Annet sted"]
    html = page.content.decode()
    assert "Arrangementene og utfordringene er eksempler." in html
    assert '<a href="/om/#nettverket"' in html
    assert ("Møte 2" in filtered, "Annet sted" in filtered, "Oppgaven" in board) == (True, False, False)


@pytest.mark.django_db
def test_an_area_tells_what_was_worth_taking_home_from_its_last_event_that_left_something(client):
    area, other = make_business_area(slug="innovasjon"), make_business_area(slug="identitet")

    def over(title, days, **values):
        at = datetime(2015, 3, 17, 9, tzinfo=UTC) + timedelta(days=days)
        return make_event(title_nb=title, starts_at=at, ends_at=at + timedelta(days=1), business_areas=[area], **values)

    event = over("Hell", 0, precision="day", is_sample=True, source=make_source(publisher="Regionen"))
    for number, text in enumerate(["Tredje", "Første", "Andre"]):
        make_key_point(event=event, order=number or 9, text_nb=f"{text} poeng.", speaker=make_person(name=f"{text} P."))
    for title, values in (("Tidligere", {}), ("Avlyst", {"state": "cancelled"}), ("Gjemt", {"is_hidden": True})):
        make_key_point(event=over(title, 9 if values else -9, **values), text_nb=f"{title} sa dette.")
    over("Uten poenger", 9)
    make_event(title_nb="Ekte", business_areas=[other])

    page = get(client, "/om/")
    html = " ".join(page.content.decode().replace("\u00a0", " ").split())
    told = html.partition('<div class="work__points">')[2].partition("</div>")[0]

    assert [work.told_at for work in page.context["association"].work] == [event, None]
    assert f'<a href="{event.get_absolute_url()}#poenger">Hell</a>, 17.–18. mars 2015 · eksempel' in told
    assert 'class="note-mark"' in told
    assert '<p>Første poeng.</p><p class="small muted">Første P.</p>' in told
    assert [text for text in ("Andre poeng.", "Tredje poeng.", "sa dette") if text in html] == ["Andre poeng."]


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [0, 1, 3])
def test_the_page_costs_the_same_with_any_number_of_rows(client, django_assert_num_queries, rows):
    for _number in range(rows):
        area = make_business_area(source=make_source())
        make_page(sources=[make_source()])
        make_programme(source=make_source(), business_areas=[area])
        make_contribution(business_areas=[area])
        make_event(business_areas=[area], starts_at=timezone.now() + timedelta(days=9))
        make_area(source=make_source())
        make_milestone(source=make_source())
        make_staff_role(in_association=True, source=make_source())

        past = make_event(business_areas=[area], starts_at=timezone.now() - timedelta(days=9), source=make_source())
        make_key_point(event=past, speaker=make_person())

    with django_assert_num_queries(15 if rows else 6):
        get(client, "/om/")
