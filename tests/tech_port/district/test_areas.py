"""The district as a place: its areas of today, the parts of the map, and what is said once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tech_port.addresses.models import FormerAddress
from tech_port.district.days import District
from tech_port.district.ground import Ground
from tests.factories import (
    make_area,
    make_building,
    make_event,
    make_lease,
    make_membership,
    make_milestone,
    make_organisation,
    make_property,
    make_unit,
    make_venue,
)
from tests.pages_read import flat, get


def make_elgeseter(**values):
    """An area with a building, a vacant unit, a tenant, a venue, three events and a resident at a landmark."""
    area = make_area(name="Elgeseter", slug="elgeseter", order=1)
    building = make_building(name_nb="Bygg A", slug="a", property=make_property(area=area))
    make_unit(building=building, area_m2=800, **values)
    make_lease(building=building, organisation=make_organisation(name="Leietaker"))
    make_lease(building=building, organisation=make_organisation(name="Skulle leie"), basis="planned")
    make_organisation(name="Beboer", place=make_area(name="Merket", kind="landmark", within=area))
    venue = make_venue(name_nb="Salen", building=building, **values)
    for days in (3, 1, 2):
        make_event(title_nb=f"Om {days}", starts_at=timezone.now() + timedelta(days=days), venue=venue, **values)
    return area


@pytest.mark.django_db
def test_an_area_tells_what_is_there_who_and_what_is_next():
    make_elgeseter()
    make_area(name="Sluppen", slug="sluppen", order=2)
    make_event(
        title_nb="Avlyst", venue=make_venue(area=make_area(order=3)), state="cancelled", cancelled_at=timezone.now()
    )

    first, second, _third = Ground(timezone.localdate()).quarters

    assert [house.building.name for house in first.houses] == ["Bygg A"]
    assert [one.name for one in first.people] == ["Beboer", "Leietaker"]
    assert [event.title for event in first.events] == ["Om 1", "Om 2"]
    assert (first.vacant, first.light.vacant_m2, first.vacant_address) == (1, 800, "bygg=a")
    assert (second.is_empty, first.is_empty) == (True, False)


@pytest.mark.django_db
@pytest.mark.parametrize(("is_sample", "said"), [(True, 1), (False, 0)])
def test_areas_stand_under_their_ids_and_samples_are_said_once(client, is_sample, said):
    make_elgeseter(is_sample=is_sample)
    make_area(name="Sluppen", slug="sluppen", order=2)
    make_area(name="Nyhavna", slug="nyhavna", kind="arena", text_nb="En arena.")

    html = flat(get(client, "/om/distriktet/"))

    assert "<h1>To områder, én vei og ei elv</h1>" in html
    assert 'href="/lokaler/?bygg=a">Se det ledige lokalet, 800 m²</a>' in html
    assert html.count("Ingen bygg er lagt inn ennå.") == 1
    assert [f'id="{slug}"' in html for slug in ("elgeseter", "sluppen", "kart", "dag")] == [True] * 4
    assert '<a href="/om/distriktet/?kart=regionen#nyhavna">Nyhavna</a>' in html
    assert html.count("Møteplasser og arrangementer er eksempler.") == said
    assert ", eksempel" not in html


@pytest.mark.django_db
def test_the_parts_of_the_map_stand_in_the_address(client):
    area = make_elgeseter()
    other = make_building(name_nb="Bygg B", slug="b", property=make_property(area=area))
    make_area(name="Torgård", slug="torgard", kind="business")
    FormerAddress.objects.create(model="premises.building", slug="gamle-b", record=other.pk)

    brightest = flat(get(client, "/om/distriktet/?kart=nabolaget"))
    moved = flat(get(client, "/om/distriktet/?bygg=gamle-b"))
    region = flat(get(client, "/om/distriktet/?kart=regionen"))

    assert "<h1>Rundt Bygg A</h1>" in brightest
    assert 'href="?kart=nabolaget&amp;bygg=b"' in brightest
    assert "<h1>Rundt Bygg B</h1>" in moved
    assert 'id="torgard"' in region
    assert ["Gå til en dag" in html for html in (brightest, moved, region)] == [False] * 3


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "heading", "said"),
    [
        ("kart=verden", "Ett område, én vei og ei elv", "Kartet kan vise distriktet, nabolaget eller regionen."),
        ("bygg=ukjent", "Rundt Bygg A", "Vi kjenner ikke det bygget."),
        ("bygg=%00", "Ett område, én vei og ei elv", "Teksten har et tegn som ikke kan lagres."),
    ],
)
def test_what_the_map_cannot_show_is_told(client, query, heading, said):
    make_elgeseter()

    html = flat(get(client, f"/om/distriktet/?{query}"))

    assert f"<h1>{heading}</h1>" in html
    assert said in html


@pytest.mark.django_db
def test_changes_of_one_month_are_one_change():
    make_lease(building=make_building(completed_on=None), starts_on=date(2023, 12, 1), starts_precision="month")
    make_milestone(happened_on=date(2023, 12, 1), precision="month")
    make_membership(starts_on=date(2023, 12, 5))

    district = District(date(2023, 12, 31))

    assert [str(span) for _day, span in sorted(district.changes.items())] == ["5.\u00a0desember 2023", "desember 2023"]
    assert (district.previous.day, district.next) == (date(2023, 12, 5), None)
