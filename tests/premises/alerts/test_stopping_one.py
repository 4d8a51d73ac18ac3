"""Each alert has a link of its own: it stops that one, and no other of the same address or the same search."""

import pytest

from premises.models import SearchAlert
from tests.factories import make_alert
from tests.links import link_to, token_of

KARI, OLA = "kari@robotikk.example", "ola@robotikk.example"


@pytest.mark.django_db
def test_stopping_one_alert_leaves_the_others_of_the_same_address_and_of_the_same_search(client):
    stopped = make_alert(email=KARI, query="areal_min=600")
    same_address = make_alert(email=KARI, query="areal_min=900")
    same_search = make_alert(email=OLA, query="areal_min=600")

    client.post(link_to(stopped, "stopp/"))

    assert set(SearchAlert.objects.all()) == {same_address, same_search}
    assert [client.get(link_to(alert, "stopp/")).status_code for alert in (stopped, same_address, same_search)] == [
        404,
        200,
        200,
    ]


@pytest.mark.django_db
def test_every_alert_has_a_link_of_its_own():
    alerts = [make_alert(email=email, query=f"areal_min={area}") for email in (KARI, OLA) for area in (600, 900)]

    assert len({link_to(alert, "stopp/") for alert in alerts}) == 4
    assert [SearchAlert.objects.by_token(token_of(alert)).get() for alert in alerts] == alerts


@pytest.mark.django_db
def test_how_often_one_alert_comes_is_changed_for_that_one_alone(client):
    changed, other = make_alert(email=KARI, query="areal_min=600"), make_alert(email=KARI, query="areal_min=900")

    client.post(link_to(changed), {"frequency": "weekly"})

    assert dict(SearchAlert.objects.values_list("pk", "frequency")) == {changed.pk: "weekly", other.pk: "at_once"}
