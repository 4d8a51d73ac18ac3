"""The district on any day of any content."""

from datetime import date
from html import unescape

import pytest

from premises.buildings.history import BuildingState
from premises.models import Building
from tech_port.district.days import District
from tests.factories import (
    make_board_seat,
    make_building,
    make_lease,
    make_membership,
    make_milestone,
    make_organisation,
    make_person,
    make_property,
    make_staff_role,
    make_unit,
)
from tests.pages_read import flat, get

FOUNDED = date(2021, 6, 16)


@pytest.mark.django_db
@pytest.mark.parametrize("bad", ["i+morgen", "2021-02-30", "%00", "99999999-01-01"])
def test_a_bad_day_is_told_at_its_field_and_today_is_shown(client, bad):
    make_board_seat(person=make_person(name="Leder Nå"))

    response = get(client, f"/om/distriktet/?dato={bad}")

    assert list(response.context["form"].errors) == ["dato"]
    assert response.context["form"].errors["dato"][0] in unescape(response.content.decode())
    assert [seat.person.name for seat in response.context["district"].seats] == ["Leder Nå"]


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_of_days_are_answered(client, day):
    make_membership(starts_on=date.min, ends_on=date.max)
    make_board_seat(starts_on=date.min, ends_on=date.max)
    make_lease(building=make_building(), starts_on=date.min, ends_on=date.max)
    make_unit()
    make_milestone(happened_on=date(9999, 12, 1), precision="year", basis="planned")

    response = get(client, f"/om/distriktet/?dato={day}")

    assert response.context["district"].members == 1
    assert get(client, f"/om/styret/?dato={day}").context["seats"]


@pytest.mark.django_db
def test_an_empty_district_is_answered_in_words(client):
    html = flat(get(client, "/om/distriktet/?dato=2021-06-16"))

    assert "Ingen bygg er lagt inn." in html
    assert "Gå til en dag" not in html
    assert 'rel="prev"' not in html


@pytest.mark.django_db
def test_every_kind_of_change_is_a_day_to_go_to():
    building = make_building(completed_on=date(2020, 1, 31))
    make_building(completed_on=date(2031, 1, 31), completion_basis="planned", property=building.property)
    make_building(completed_on=None, property=building.property)
    make_membership(starts_on=date(2021, 1, 1), ends_on=date(2021, 1, 31))
    make_board_seat(starts_on=date(2022, 1, 1), ends_on=date(2022, 1, 31))
    make_staff_role(starts_on=date(2023, 1, 1), ends_on=date(2023, 1, 31), in_association=True)
    make_staff_role(starts_on=date(2023, 3, 1))
    make_lease(building=building, starts_on=date(2024, 1, 1), ends_on=date(2024, 1, 31))
    make_lease(building=building, starts_on=date(2024, 5, 1), is_sample=True)
    make_lease(unit=make_unit(building=building), organisation=None, starts_on=date(2024, 6, 1))
    make_milestone(happened_on=date(2025, 1, 1), precision="month")

    district = District(date(2022, 1, 31))

    assert sorted(district.changes) == [
        date(2020, 1, 31),
        *(date(year, month, 1) for year in (2021, 2022, 2023, 2024) for month in (1, 2)),
        date(2025, 1, 31),
    ]
    assert (district.previous.day, district.next.day) == (date(2022, 1, 1), date(2022, 2, 1))


@pytest.mark.django_db
def test_sample_tenants_are_marked(client):
    building = make_building(completed_on=date(2020, 1, 31))
    make_lease(building=building, organisation=make_organisation(name="Oppdiktet"), is_sample=True)

    html = flat(get(client, "/om/distriktet/?dato=2026-01-01"))

    assert "Oppdiktet</a> (eksempel)" in html


def standing(day, **values):
    building = Building(**{"completed_on": date(2023, 6, 30), "completed_precision": "quarter", **values})
    return BuildingState(building, day, today=date(2026, 1, 15))


@pytest.mark.parametrize(
    ("day", "values", "state"),
    [
        (date(2023, 6, 30), {}, "Ferdig 2.\u00a0kvartal 2023."),
        (date(2023, 6, 29), {}, "Ferdig i løpet av 2.\u00a0kvartal 2023; dagen er ikke kjent."),
        (date(2023, 3, 31), {}, "Ikke ferdig før 2.\u00a0kvartal 2023."),
        (date(2023, 6, 29), {"completed_precision": "day"}, "Ikke ferdig før 30.\u00a0juni 2023."),
        (
            date(2023, 6, 29),
            {"completion_basis": "planned"},
            "Planlagt ferdig 2.\u00a0kvartal 2023.",
        ),
        (
            date(2023, 7, 1),
            {"completion_basis": "planned"},
            "Planlagt ferdig 2.\u00a0kvartal 2023, ikke bekreftet.",
        ),
        (date(2023, 6, 30), {"completed_on": None}, "Ingen kilde sier når det ble ferdig."),
    ],
)
def test_a_building_of_a_day_is_told_as_exactly_as_it_is_known(day, values, state):
    assert standing(day, **values).in_words == state


def test_a_building_without_a_known_day_is_in_no_year():
    assert not standing(FOUNDED, completed_on=None).is_in_its_year
    assert not standing(FOUNDED, completed_on=None).is_finished


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_the_district_costs_fifteen_queries(client, django_assert_num_queries, rows):
    ground = make_property()
    for _number in range(rows):
        building = make_building(property=ground)
        make_lease(unit=make_unit(building=building), shared_with=[make_organisation()])
        make_membership()
        make_board_seat()
        make_staff_role(in_association=True)
        make_milestone()

    with django_assert_num_queries(15):
        get(client, "/om/distriktet/")


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/om/", "/"])
def test_the_district_and_the_documents_are_found_from_the_front(client, page):
    html = get(client, page).content.decode()

    assert 'href="/om/distriktet/"' in html
    assert 'href="/om/dokumenter/"' in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("question", "addresses"),
    [
        ("vedtekter", ["/om/dokumenter/"]),
        ("dag for dag", ["/om/distriktet/"]),
        ("tidslinje", ["/om/distriktet/"]),
        ("møter", ["/om/dokumenter/"]),
    ],
)
def test_search_finds_the_pages(client, question, addresses):
    groups = get(client, f"/sok/?q={question}").context["found"].answer.groups

    assert [hit.url for group in groups if group.key == "sider" for hit in group.hits] == addresses
