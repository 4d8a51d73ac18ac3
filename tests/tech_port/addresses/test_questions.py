"""A list's address, an alert and a need that name a record ask for it after its address has changed."""

import pytest
from django.http import QueryDict

from members.models import Organisation
from premises.alerts.watching import Watch
from premises.models import Building
from premises.need.stored import need_of_interest
from tech_port.content.models import Programme
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def renamed(db):
    """A building and an organisation that were called `gammel`."""
    owner = f.make_organisation(slug="gammel")
    unit = f.make_unit(building=f.make_building(slug="gammel"))
    f.make_unit()
    f.make_ownership(organisation=owner, building=unit.building)
    f.make_membership(organisation=owner)
    f.make_lease(unit=f.make_unit(building=unit.building), organisation=owner)
    f.make_challenge(organisation=owner)
    f.make_challenge()
    f.make_event(organisers=[owner])
    f.make_event()
    Organisation.objects.filter(pk=owner.pk).update(slug="ny")
    Building.objects.filter(pk=unit.building_id).update(slug="ny")
    return unit


@pytest.mark.parametrize(
    "address",
    [
        "/lokaler/?format=json&bygg=gammel",
        "/lokaler/?format=json&utleier=gammel",
        "/medlemmer/?format=json&bygg=gammel",
        "/samarbeid/utfordringer/?format=json&virksomhet=gammel",
        "/arrangementer/?format=json&arrangor=gammel",
    ],
)
def test_a_list_that_was_shared_shows_the_same_after_a_record_in_its_address_moved(client, renamed, address):
    found = client.get(address).json()
    named = client.get(address.replace("gammel", "ny")).json()

    assert found == named
    assert found["count"] == 1


def test_an_alert_and_an_interest_go_on_about_a_building_that_moved(renamed):
    interest = f.make_interest(need_query="bygg=gammel&utleier=gammel")

    watched = Watch(QueryDict("bygg=gammel"))

    assert watched.watched.buildings == ("ny",)
    assert (need_of_interest(interest).buildings, need_of_interest(interest).landlords) == (("ny",), ("ny",))


def test_a_way_to_work_together_keeps_its_steps_and_its_challenges_under_a_new_address(client):
    way = f.make_programme(kind=Programme.Kind.COLLABORATION, slug="testing-og-piloter")
    challenge = f.make_challenge(route="pilot", status="routed")
    Programme.objects.update(slug="piloter")

    page = client.get("/samarbeid/testing-og-piloter/", follow=True)
    of_challenge = client.get(f"/samarbeid/utfordringer/{challenge.slug}/")

    assert len(page.context["steps"]) > 1
    assert list(page.context["challenges"]) == [challenge]
    assert of_challenge.context["way"] == way
