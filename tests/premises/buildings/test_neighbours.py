"""Good neighbours: who is near, where, and why it matters; nothing that no record says."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from members.models import Membership, Organisation
from premises.buildings import neighbours
from tests.factories import (
    make_area,
    make_building,
    make_event,
    make_lease,
    make_line_of_work,
    make_membership,
    make_organisation,
    make_ownership,
    make_property,
    make_source,
    make_unit,
    make_venue,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

TODAY = date(2026, 11, 21)
HEALTH = Organisation.Kind.HEALTH


@pytest.fixture
def building():
    return make_building(property=make_property(area=make_area()), name_nb="Bygg 1")


def who(building):
    """{nearness: [names]}."""
    found = {}
    for _heading, members in neighbours.around(building, TODAY):
        for one in members:
            found.setdefault(str(one.nearness), []).append(one.organisation.name)
    return found


def groups(building, line=""):
    """{heading: [names]}."""
    return {
        heading: [one.organisation.name for one in members]
        for heading, members in neighbours.around(building, TODAY, line)
    }


def why(building, organisation, line=""):
    found = [one for _heading, members in neighbours.around(building, TODAY, line) for one in members]
    (one,) = [one for one in found if one.organisation == organisation]
    return [reason.text.replace("\u00a0", " ") for reason in one.reasons]


def tenant_of(building, name, **values):
    organisation = make_organisation(name=name, **values)
    make_lease(unit=make_unit(building=building), organisation=organisation)
    return organisation


def test_neighbours_are_in_the_building_on_the_property_and_in_the_area(building):
    tenant_of(building, "Ås")
    tenant_of(building, "Berg")
    tenant_of(make_building(property=building.property), "Eidsvoll")
    tenant_of(make_building(property=make_property(area=building.property.area)), "Fosen")
    tenant_of(make_building(property=make_property(area=make_area())), "Gauldal")
    tenant_of(make_building(), "Hitra")

    assert who(building) == {"building": ["Berg", "Ås"], "property": ["Eidsvoll"], "area": ["Fosen"]}


def test_without_a_known_area_only_the_property_is_near():
    building = make_building()
    tenant_of(building, "Berg")
    tenant_of(make_building(), "Fosen")

    assert who(building) == {"building": ["Berg"]}


def test_positions_on_the_map_bring_nobody_nearer(building):
    beside = make_building(latitude="63.4143", longitude="10.3972")
    building.latitude, building.longitude = beside.latitude, beside.longitude
    building.save()
    tenant_of(beside, "Fosen")

    assert who(building) == {}


def test_one_that_is_in_many_places_is_told_of_where_it_is_nearest(building):
    berg = tenant_of(make_building(property=building.property), "Berg")
    make_lease(unit=make_unit(building=building), organisation=berg)

    assert who(building) == {"building": ["Berg"]}


def test_those_who_have_left_are_no_neighbours_and_those_who_come_are_told_when(building):
    make_lease(unit=make_unit(building=building), ends_on=date(2025, 12, 31))
    coming = make_organisation(name="Berg", kind=HEALTH)
    make_lease(unit=make_unit(building=building), organisation=coming, starts_on=date(2027, 3, 1))

    assert who(building) == {"building": ["Berg"]}
    assert why(building, coming) == ["leie avtalt fra 1. mars 2027 (kilde 21. november 2026)"]


def test_a_plan_whose_day_has_come_is_a_plan_until_a_source_says_more(building):
    planned = make_organisation(name="Berg")
    make_lease(
        unit=make_unit(building=building),
        organisation=planned,
        starts_on=date(2025, 9, 1),
        starts_precision="month",
        basis="planned",
        source=make_source(),
        known_on=date(2023, 6, 1),
        known_precision="month",
    )
    buyer = make_organisation(name="Kjøper")
    agreed = {"basis": "agreed", "source": make_source(), "known_on": date(2024, 4, 16)}
    make_ownership(organisation=buyer, building=building, starts_on=date(2024, 5, 31), **agreed)

    assert groups(building) == {"Flytter inn, etter planen": ["Berg"], "Eier og bygger ut": ["Kjøper"]}
    assert why(building, planned) == ["skulle leie fra september 2025, ikke bekreftet (kilde juni 2023)"]
    assert why(building, buyer) == [
        "eier av Bygg 1: avtalt overtatt 31. mai 2024, ikke bekreftet (kilde 16. april 2024)"
    ]


def test_a_lease_of_nobody_known_brings_no_neighbour(building):
    make_lease(unit=make_unit(building=building), organisation=None)

    assert who(building) == {}


def test_the_level_of_membership_is_told_while_it_lasts(building):
    founding, member, former = (
        tenant_of(building, name, kind=kind) for name, kind in zip("ABC", ["public", "health", "media"], strict=True)
    )
    make_membership(organisation=founding, level=Membership.Level.FOUNDING)
    make_membership(organisation=member)
    make_membership(organisation=former, ends_on=date(2023, 12, 31))

    assert why(building, founding) == ["medlem av Trondheim Tech Port fra starten, 16. juni 2021"]
    assert why(building, member) == ["medlem av Trondheim Tech Port, fra 16. juni 2021"]
    assert why(building, former) == []


def test_owner_and_developer_are_told_also_when_they_are_no_tenants(building):
    owner, developer = make_organisation(name="Eier"), make_organisation(name="Utbygger", kind=HEALTH)
    make_ownership(organisation=owner, building=building)
    make_ownership(building=building, ends_on=date(2024, 5, 30), starts_on=date(2020, 1, 1))
    building.property.developer = developer
    building.property.name = "Kvartalet"
    building.property.save()

    assert who(building) == {"besides": ["Eier", "Utbygger"]}
    assert why(building, owner) == ["eier Bygg 1, fra 1. januar 2020"]
    assert why(building, developer) == ["bygger ut Kvartalet"]


def test_the_same_line_of_work_is_said_only_of_the_readers_own_and_only_from_a_source(building):
    hospital = tenant_of(building, "Hemit", kind=HEALTH)
    network = tenant_of(building, "Helsenett", kind=Organisation.Kind.PUBLIC)
    tenant_of(building, "Klinikken", kind=HEALTH)
    make_line_of_work(organisation=hospital, division="72")
    make_line_of_work(organisation=hospital, division="86")
    make_line_of_work(organisation=network, division="86")

    assert groups(building) == {"Holder også til her": ["Helsenett", "Hemit", "Klinikken"]}
    assert groups(building, "86") == {
        "Helse, som dere": ["Helsenett", "Hemit"],
        "Holder også til her": ["Klinikken"],
    }
    assert why(building, hospital, "86") == ["samme bransje som dere: helse"]
    assert groups(building, "62") == {"Holder også til her": ["Helsenett", "Hemit", "Klinikken"]}


def test_each_is_in_the_group_that_tells_most_the_nearest_first(building):
    coming, founding, member = (make_organisation(name=name) for name in ("Fosen", "Berg", "Ås"))
    make_lease(unit=make_unit(building=building), organisation=coming, starts_on=date(2027, 3, 1))
    make_lease(unit=make_unit(building=make_building(property=building.property)), organisation=founding)
    make_lease(unit=make_unit(building=building), organisation=member)
    make_lease(unit=make_unit(building=building), organisation=make_organisation(name="Eidsvoll"), shared_with=[member])
    tenant_of(building, "Hitra")
    make_membership(organisation=coming)
    make_membership(organisation=founding, level=Membership.Level.FOUNDING)
    make_membership(organisation=member)

    assert groups(building) == {
        "Flytter inn, etter planen": ["Fosen"],
        "Deler kontor": ["Eidsvoll"],
        "Med i Trondheim Tech Port": ["Ås", "Berg"],
        "Holder også til her": ["Hitra"],
    }
    assert why(building, coming) == [
        "leie avtalt fra 1. mars 2027 (kilde 21. november 2026)",
        "medlem av Trondheim Tech Port, fra 16. juni 2021",
    ]


def test_what_an_organisation_arranges_in_the_house_is_told_and_linked(building):
    organiser = make_organisation(name="Port")
    venue = make_venue(building=building)
    soon = timezone.now() + timedelta(days=12)
    make_event(venue=venue, organisers=[organiser], starts_at=soon + timedelta(days=30))
    first = make_event(venue=venue, organisers=[organiser], starts_at=soon, title_nb="Frokost", is_sample=True)
    make_event(venue=venue, organisers=[organiser], starts_at=timezone.now() - timedelta(days=30))
    make_event(venue=venue, organisers=[organiser], starts_at=soon, state="draft")
    make_event(venue=venue, organisers=[organiser], starts_at=soon, state="cancelled")
    make_event(organisers=[organiser], starts_at=soon)

    ((heading, (found,)),) = neighbours.around(building, TODAY)

    (reason,) = found.reasons
    assert (heading, found.nearness, found.place) == ("Arrangerer her", neighbours.Nearness.BESIDES, "")
    assert reason.text.replace("\u00a0", " ") == "arrangerer «Frokost» her 3. desember og 1 til"
    assert (reason.url, reason.is_sample) == (first.get_absolute_url(), True)


def test_a_neighbour_known_only_from_samples_is_marked(building):
    make_lease(unit=make_unit(building=building), is_sample=True, organisation=make_organisation(name="Berg"))
    tenant_of(building, "Ås")

    ((_heading, members),) = neighbours.around(building, TODAY)

    assert [(one.organisation.name, one.is_sample) for one in members] == [("Berg", True), ("Ås", False)]


def test_the_unit_page_tells_of_them_in_words(client, building):
    berg = tenant_of(building, "Berg")
    make_membership(organisation=berg, level=Membership.Level.FOUNDING)
    unit = make_unit(building=building)

    page = " ".join(client.get(unit.get_absolute_url()).content.decode().split())

    assert '<h2 id="naboer">Naboene og dere</h2>' in page
    assert "<h3>Med i Trondheim Tech Port</h3>" in page
    assert "her i bygget" in page
    assert "· medlem av Trondheim Tech Port fra starten" in page


def test_the_address_says_what_the_reader_does_and_nothing_else_is_believed(client, building):
    make_line_of_work(organisation=tenant_of(building, "Berg"), division="86")
    unit = make_unit(building=building)

    pages = [
        client.get(f"{place.get_absolute_url()}?bransje={asked}").content.decode()
        for place in (unit, building)
        for asked in ("86", "45", "helse", "%00")
    ]

    assert ["<h3>Helse, som dere</h3>" in page for page in pages] == [True, False, False, False] + [False] * 4
    assert ["samme bransje som dere: helse" in page for page in pages] == [False] * 4 + [True, False, False, False]


def test_many_neighbours_cost_as_many_questions_as_one(building, django_assert_max_num_queries):
    venue = make_venue(building=building)
    for name in ("A", "B", "C", "D"):
        organisation = tenant_of(building, name)
        make_event(venue=venue, organisers=[organisation])
        make_ownership(organisation=organisation, building=building)
        make_membership(organisation=organisation)

    with django_assert_max_num_queries(7):
        neighbours.around(building, TODAY, "86")


def test_what_a_neighbour_is_only_to_lease_is_not_added_to_what_it_leases(building):
    organisation = tenant_of(building, "Berg")
    make_lease(
        unit=make_unit(building=building, area_m2="200.0", exclusive_m2=None),
        organisation=organisation,
        basis="planned",
    )

    ((_heading, (neighbour,)),) = neighbours.around(building, TODAY)

    assert [(tenant.area_m2, tenant.is_planned) for tenant in neighbour.tenants] == [(900, False), (200, True)]
