"""What a unit is on a day, from its leases, its reservations and its building."""

from datetime import date

import pytest
from django.utils import timezone

from premises.models import Unit
from premises.models.units import Status
from tests.factories import make_building, make_lease, make_reservation, make_unit

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)


def standing(unit, day=TODAY):
    seen = Unit.objects.as_of(day).select_related("building").get(pk=unit.pk)
    return seen.status, seen.available_from


def test_a_unit_nobody_leases_is_vacant_today():
    assert standing(make_unit()) == (Status.VACANT, TODAY)


def test_a_unit_with_a_lease_that_ends_is_coming_the_day_after():
    unit = make_unit()
    make_lease(unit=unit, starts_on=date(2022, 1, 1), ends_on=date(2027, 6, 30))

    assert standing(unit) == (Status.COMING, date(2027, 7, 1))
    assert standing(unit, date(2027, 6, 30)) == (Status.COMING, date(2027, 7, 1))
    assert standing(unit, date(2027, 7, 1)) == (Status.VACANT, date(2027, 7, 1))


def test_a_unit_with_an_open_lease_is_let():
    unit = make_unit()
    make_lease(unit=unit, starts_on=date(2022, 1, 1))

    assert standing(unit) == (Status.LET, None)
    assert standing(unit, date(2021, 12, 31)) == (Status.UNKNOWN, None)


def test_leases_that_follow_each_other_count_to_the_end_of_the_last():
    unit = make_unit()
    make_lease(unit=unit, starts_on=date(2022, 1, 1), ends_on=date(2026, 12, 31))
    make_lease(unit=unit, starts_on=date(2027, 1, 1), ends_on=date(2029, 12, 31))

    assert standing(unit) == (Status.COMING, date(2030, 1, 1))


def test_a_lease_that_is_signed_holds_the_unit_until_it_begins():
    unit = make_unit()
    make_lease(unit=unit, starts_on=date(2127, 3, 1), basis="planned", is_sample=True)

    assert standing(unit, timezone.localdate())[0] == Status.RESERVED
    assert standing(unit, date(2127, 3, 1))[0] == Status.PLANNED


def test_a_unit_whose_lease_began_after_a_day_that_is_over_is_not_known_on_it_and_not_to_be_had():
    unit, free = make_unit(), make_unit()
    make_lease(unit=unit, starts_on=date(2024, 1, 1), ends_on=date(2127, 6, 30))
    day = date(2021, 1, 1)

    assert standing(unit, day)[0] == Status.UNKNOWN
    assert list(Unit.objects.to_be_had(day)) == [free]
    assert list(Unit.objects.to_be_had(timezone.localdate())) == [unit, free]


def test_a_unit_is_not_to_be_had_before_its_building_is_finished():
    unit = make_unit(building=make_building(completed_on=date(2027, 8, 1)))

    assert standing(unit) == (Status.WHEN_BUILT, date(2027, 8, 1))


def test_a_building_without_a_known_day_gives_no_date():
    unit = make_unit(building=make_building(completed_on=None))

    assert standing(unit) == (Status.COMING, None)


def test_a_reservation_shows_while_it_lasts():
    unit = make_unit()
    make_reservation(unit=unit, starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 30))

    assert standing(unit)[0] == Status.RESERVED
    assert standing(unit, date(2026, 12, 1))[0] == Status.VACANT


def test_what_is_not_offered_is_let_or_off_the_market():
    let, empty, common = (
        make_unit(is_offered=False),
        make_unit(is_offered=False),
        make_unit(use="common", is_offered=False),
    )
    make_lease(unit=let, starts_on=date(2022, 1, 1), ends_on=date(2027, 6, 30))

    assert [standing(unit)[0] for unit in (let, empty, common)] == [Status.LET, Status.OFF_MARKET, Status.COMMON]


def test_only_offered_units_that_are_not_hidden_are_for_tenants():
    shown = make_unit()
    make_unit(hidden=True)
    make_unit(is_offered=False)

    assert list(Unit.objects.offered()) == [shown]


def test_a_bay_is_named_by_floor_area_and_availability_and_now_is_said_of_today_alone():
    unit = make_unit(floor=6, wing_nb="øst", wing_en="east", area_m2="1500.0")

    days = [timezone.localdate(), TODAY]
    seen = [Unit.objects.as_of(day).select_related("building").get(pk=unit.pk) for day in days]

    assert [one.in_words.replace("\u00a0", " ") for one in seen] == [
        "6. etasje øst, 1 500 m², ledig nå",
        "6. etasje øst, 1 500 m², ledig 21. november 2026",
    ]


def looks_of(unit):
    seen = Unit.objects.as_of(TODAY).select_related("building").get(pk=unit.pk)
    return seen.status, seen.look, str(seen.availability)


def test_a_planned_lease_is_drawn_as_a_plan_and_lets_nothing():
    unit = make_unit(is_offered=False)
    make_lease(unit=unit, basis="planned", starts_on=date(2023, 1, 1))

    assert looks_of(unit) == (Status.PLANNED, "planned", "planlagt utleid, ikke bekreftet")


def test_what_nobody_tells_of_a_drawn_floor_is_not_known():
    unit = make_unit(is_offered=False, is_drawn=True, floor=3, wing_nb="øst")

    assert looks_of(unit) == (Status.UNKNOWN, "unknown", "ikke kjent")
    assert Unit.objects.as_of(TODAY).get().in_words == "3. etasje øst: ikke kjent, tegnet av oss"


def test_nothing_stands_in_a_building_that_is_planned():
    building = make_building(completed_on=date(2025, 12, 31), completed_precision="year", completion_basis="planned")
    let, offered = make_unit(building=building, is_offered=False), make_unit(building=building)
    make_lease(unit=let)

    assert looks_of(let)[:2] == (Status.PLANNED, "planned")
    assert looks_of(offered)[:2] == (Status.WHEN_BUILT, "when_built")
    assert str(looks_of(offered)[2]).replace("\u00a0", " ") == (
        "ledig når bygget står ferdig (planlagt ferdig 2025, ikke bekreftet)"
    )


def test_what_only_fills_the_drawing_has_no_page_no_picture_and_no_link(client):
    building = make_building(slug="bygg", layout_is_drawn=True)
    make_unit(building=building, slug="tegnet", name="TEGNET-1", is_drawn=True, is_offered=False)
    make_unit(building=building, slug="ekte", name="EKTE-1")

    pages = {url: client.get(url) for url in ("/lokaler/bygg/", "/lokaler/", "/sitemap-units.xml", "/sok/?q=TEGNET")}

    assert [client.get(f"/lokaler/bygg/tegnet/{end}").status_code for end in ("", "bilde.png")] == [404, 404]
    assert [url for url, page in pages.items() if "/tegnet/" in page.content.decode()] == []
    assert "/lokaler/bygg/ekte/" in pages["/lokaler/bygg/"].content.decode()
    assert "TEGNET-1" not in pages["/lokaler/bygg/"].content.decode()
