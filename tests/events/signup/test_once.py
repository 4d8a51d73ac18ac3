"""What one answer computes, and how many times: the state of the event, and the secret of the link."""

import pytest

from events import state
from events.signup import capacity
from tech_port.open_forms import tokens
from tests.events.signup.sent import typed
from tests.factories import make_event, make_registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(monkeypatch):
    """The states that are computed and the links that are made, as they come."""
    found = {"states": [], "links": []}
    new, event_state = tokens.new, state.EventState

    def made():
        found["links"].append(new())
        return found["links"][-1]

    def computed(*args, **kwargs):
        found["states"].append(args)
        return event_state(*args, **kwargs)

    monkeypatch.setattr(tokens, "new", made)
    monkeypatch.setattr(state, "EventState", computed)
    return found


def numbers(counted):
    return {name: len(rows) for name, rows in counted.items()}


def test_a_sign_up_makes_its_link_once_and_asks_for_the_state_before_the_seat_is_given_and_after(client, counted):
    make_event(slug="frokost", signup="own", capacity=10)

    response = client.post("/arrangementer/frokost/pamelding/", typed())

    assert response.status_code == 200
    assert numbers(counted) == {"states": 2, "links": 1}


def test_a_form_that_is_opened_asks_for_the_state_once(client, counted):
    make_event(slug="frokost", signup="own", capacity=10)

    client.get("/arrangementer/frokost/pamelding/")

    assert numbers(counted) == {"states": 1, "links": 0}


@pytest.mark.parametrize("status", ["confirmed", "waiting", "offered", "cancelled"])
def test_ones_own_page_asks_for_the_state_once_and_makes_no_link(client, counted, status):
    token = make_registration(event=make_event(signup="own"), status=status).token
    counted["links"].clear()

    client.get(f"/arrangementer/pamelding/{token}/")

    assert numbers(counted) == {"states": 1, "links": 0}


def test_the_mail_about_an_offer_makes_its_link_once_however_often_it_stands_there(counted):
    event = make_event(signup="own", capacity=10)
    make_registration(event=event, status="waiting")
    counted["links"].clear()

    offered = capacity.settle(event.pk)

    assert (offered, numbers(counted)) == (1, {"states": 1, "links": 1})
