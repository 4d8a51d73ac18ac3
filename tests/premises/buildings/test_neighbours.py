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
    make_membership,
    make_organisation,
    make_ownership,
    make_property,
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
    groups = neighbours.around(building, TODAY)
    return {str(nearness): [one.organisation.name for one in members] for nearness, members in groups}


def why(building, organisation):
    groups = neighbours.around(building, TODAY)
    (found,) = [one for _nearness, members in groups for one in members if one.organisation == organisation]
    return [reason.text.replace("\u00a0", " ") for reason in found.reasons]


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
    assert why(building, coming) == ["flytter inn 1. mars 2027"]


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

    assert why(building, founding) == ["stiftende medlem av Trondheim Tech Port"]
    assert why(building, member) == ["medlem av Trondheim Tech Port"]
    assert why(building, former) == []


def test_owner_and_developer_are_told_also_when_they_are_no_tenants(building):
    owner, developer = make_organisation(name="Eier"), make_organisation(name="Utbygger", kind=HEALTH)
    make_ownership(organisation=owner, building=building)
    make_ownership(building=building, ends_on=date(2024, 5, 30), starts_on=date(2020, 1, 1))
    building.property.developer = developer
    building.property.name = "Kvartalet"
    building.property.save()

    assert who(building) == {"besides": ["Eier", "Utbygger"]}
    assert why(building, owner) == ["eier Bygg 1"]
    assert why(building, developer) == ["bygger ut Kvartalet"]


def test_those_in_the_same_sector_are_named_two_at_most(building):
    first, *_others = [tenant_of(building, name, kind=HEALTH) for name in ("Hemit", "Helsenett", "Klinikken", "Labben")]
    alone = tenant_of(building, "Avisa", kind=Organisation.Kind.MEDIA)

    assert why(building, first) == ["samme bransje som Helsenett, Klinikken og 1 til"]
    assert why(building, alone) == []


def test_with_two_others_both_are_named(building):
    first, *_others = [tenant_of(building, name, kind=HEALTH) for name in ("Hemit", "Helsenett", "Klinikken")]

    assert why(building, first) == ["samme bransje som Helsenett og Klinikken"]


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

    ((nearness, (found,)),) = neighbours.around(building, TODAY)

    (reason,) = found.reasons
    assert nearness == neighbours.Nearness.BESIDES
    assert reason.text.replace("\u00a0", " ") == "arrangerer «Frokost» her 3. desember og 1 til"
    assert (reason.url, reason.is_sample) == (first.get_absolute_url(), True)


def test_a_neighbour_known_only_from_samples_is_marked(building):
    make_lease(unit=make_unit(building=building), is_sample=True, organisation=make_organisation(name="Berg"))
    tenant_of(building, "Ås")

    ((_nearness, members),) = neighbours.around(building, TODAY)

    assert [(one.organisation.name, one.is_sample) for one in members] == [("Berg", True), ("Ås", False)]


def test_the_unit_page_tells_of_them_in_words(client, building):
    berg = tenant_of(building, "Berg")
    make_membership(organisation=berg, level=Membership.Level.FOUNDING)
    unit = make_unit(building=building)

    page = " ".join(client.get(unit.get_absolute_url()).content.decode().split())

    assert '<h2 id="naboer">Naboene og dere</h2>' in page
    assert '<h3 class="neighbours__where">I samme bygg</h3>' in page
    assert "<li>Stiftende medlem av Trondheim Tech Port</li>" in page


def test_many_neighbours_cost_as_many_questions_as_one(building, django_assert_max_num_queries):
    venue = make_venue(building=building)
    for name in ("A", "B", "C", "D"):
        organisation = tenant_of(building, name)
        make_event(venue=venue, organisers=[organisation])
        make_ownership(organisation=organisation, building=building)
        make_membership(organisation=organisation)

    with django_assert_max_num_queries(6):
        neighbours.around(building, TODAY)
