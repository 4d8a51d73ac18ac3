"""A crowd behind one network address, and a robot behind another, at every form that anybody may send."""

import uuid
from datetime import timedelta
from time import perf_counter

import pytest
import time_machine
from django.utils import timezone

from events.signup import capacity
from tech_port.outbox.models import Mail
from tests.events.signup.crowds import send_all, standing
from tests.events.signup.sent import an_event
from tests.factories import make_organisation
from tests.open_forms import sent_form

CROWDS = [80, pytest.param(500, marks=pytest.mark.drill)]
ORGANISATION = {"organisation_name": "Robotikk AS", "contact_name": "Kari"}
FORMS = {
    "interest": ("/lokaler/interesse/", "email", ORGANISATION),
    "join": ("/medlemmer/bli-medlem/", "email", {"name": "Robotikk AS", "kind": "industry", "contact_name": "Kari"}),
    "challenge": (
        "/samarbeid/ny-utfordring/",
        "contact_email",
        {"title": "Varme", "task": "Fem grader.", **ORGANISATION},
    ),
    "tip": (
        "/arrangementer/tips/",
        "email",
        {"title": "Fest", "day": "2030-01-02", "begins": "18:00", "organiser": "Oss", "contact_name": "Kari"},
    ),
    "alert": ("/lokaler/varsel/?areal_min=900", "email", {"frequency": "weekly"}),
    "own profile": ("/medlemmer/robotikk/rediger/", "email", {}),
}


@pytest.mark.django_db
@pytest.mark.parametrize("people", CROWDS)
def test_of_a_crowd_behind_one_address_each_has_a_seat_or_a_place_in_the_list(client, table, people):
    event = an_event(capacity=60)

    answers, slowest = [], 0
    for number in range(people):
        begun = perf_counter()
        answers += send_all(client, event, [number])
        slowest = max(slowest, perf_counter() - begun)
    held = standing(event)
    for registration in event.registrations.held().order_by("created_at", "pk"):
        capacity.accept(registration)

    table(
        "people behind one address, without a seat or a place", people, people - answers.count(200), f"{slowest:.2f} s"
    )
    assert set(answers) == {200}
    assert held == {("confirmed", False): 10, ("confirmed", True): 50, ("waiting", True): people - 60}
    assert standing(event) == {("confirmed", False): 60, ("waiting", False): people - 60}


@pytest.mark.django_db
@pytest.mark.parametrize("robots", CROWDS)
def test_a_robot_that_fills_an_event_keeps_no_seat_from_people(client, table, robots):
    event = an_event(capacity=60, has_waiting_list=False)
    send_all(client, event, [f"robot{number}" for number in range(robots)], sender="203.0.113.9")

    people = send_all(client, event, [f"person{number}" for number in range(50)], sender="198.51.100.7")
    for registration in event.registrations.held().filter(email__startswith="person"):
        capacity.accept(registration)
    seated = event.registrations.filter(email__startswith="person", status="confirmed", is_held=False).count()
    capacity.settle(event.pk, timezone.now() + timedelta(minutes=31))

    table(f"people who want a seat behind {robots} of a robot's", len(people), len(people) - seated, "")
    assert (set(people), seated) == ({200}, 50)
    assert standing(event) == {("confirmed", False): 60, ("expired", True): robots - 10}


@pytest.mark.django_db
@pytest.mark.parametrize("people", CROWDS)
@pytest.mark.parametrize("form", FORMS)
def test_every_form_takes_what_a_crowd_sends_and_stops_what_only_a_robot_does(client, settings, table, form, people):
    settings.STAFF_EMAILS = ["stab@ttp.example"]
    settings.FORMS_AN_HOUR_PER_ADDRESS = people
    make_organisation(slug="robotikk")
    address, field, answers = FORMS[form]

    with time_machine.travel("2029-12-01T11:00Z"):
        statuses = [
            client.post(
                address,
                sent_form(submission=str(uuid.uuid4()), **{field: f"kari{number}@robotikk.example"}, **answers),
            ).status_code
            for number in range(people + 1)
        ]

    table(f"forms from one address: {form}", people, people - statuses.count(302), "")
    assert statuses == [302] * people + [429]
    assert Mail.objects.filter(to="stab@ttp.example").count() in (0, 20)
