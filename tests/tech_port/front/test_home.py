"""What the front page chooses to show."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from events.models import Event
from members.directory import street
from members.models import Membership, Organisation
from tech_port.front import bands
from tests.factories import make_challenge, make_event, make_key_point, make_membership, make_organisation

pytestmark = pytest.mark.django_db
KIND = Organisation.Kind
TODAY = date(2026, 11, 26)


def test_the_first_event_that_is_not_called_off_is_told_at_length():
    now = timezone.now()
    off = make_event(starts_at=now + timedelta(days=1), state=Event.State.CANCELLED, is_sample=True)
    first, later = (make_event(starts_at=now + timedelta(days=day), is_sample=True) for day in (2, 3))

    assert bands.happening() == {"first": first, "others": [off, later], "are_samples": True, "count": 3}


def test_the_points_are_those_of_the_last_event_that_left_any():
    now = timezone.now()
    old, newest, without = (make_event(starts_at=now - timedelta(days=days)) for days in (30, 20, 10))
    make_key_point(event=old)
    make_key_point(event=make_event(starts_at=now + timedelta(days=5)))
    point = make_key_point(event=newest)

    assert (bands.points(), without.key_points.count()) == ([point], 0)


def test_a_task_that_can_still_be_answered_is_shown_the_nearest_deadline_first():
    make_challenge(deadline=TODAY - timedelta(days=1))
    make_challenge(deadline=None)
    near = make_challenge(deadline=TODAY)

    assert bands.below_the_drawing(TODAY)["challenge"] == near


def test_a_street_with_few_houses_has_some_of_each_kind_and_says_how_many_there_are():
    for number, kind in enumerate([KIND.HEALTH, KIND.HEALTH, KIND.HEALTH, KIND.RESEARCH, KIND.MEDIA]):
        organisation = make_organisation(name=f"Virksomhet {number}", kind=kind)
        make_membership(organisation=organisation, starts_on=date(2021, 6, 16 + number))

    drawn = street.of(Membership.objects.on(TODAY).shown(TODAY).in_turn_by_kind()[:4])

    houses = [(block.kind, [house.organisation.name for house in block.houses]) for block in drawn.blocks]
    assert houses == [
        ("research", ["Virksomhet 3"]),
        ("health", ["Virksomhet 0", "Virksomhet 1"]),
        ("media", ["Virksomhet 4"]),
    ]
    assert (drawn.in_all, drawn.is_capped, drawn.is_full) == (5, True, False)


def test_a_street_of_nobody_has_no_blocks():
    assert (street.of([]).blocks, street.of([]).in_all) == ((), 0)
