"""What the front page chooses to show."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils import timezone

from events.models import Event
from members.directory import street
from members.models import Membership, Organisation
from premises.elevation.light import Light
from tech_port.front import bands
from tech_port.front.fields import Next, fields_of_work
from tech_port.norwegian import typography
from tests.factories import (
    make_article,
    make_business_area,
    make_challenge,
    make_event,
    make_key_point,
    make_membership,
    make_organisation,
)

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


def lit(name, rank, is_sample=True):
    bay = SimpleNamespace(unit=SimpleNamespace(is_sample=is_sample), status="vacant")
    return SimpleNamespace(building=SimpleNamespace(name=name), rank=rank, vacant=1, bays=[bay])


def test_each_field_of_work_has_what_is_vacant_now_or_its_next_event_or_its_newest_article(django_assert_num_queries):
    premises, meetings, stories, idle = (
        make_business_area(slug=slug) for slug in ("infrastruktur", "moter", "saker", "ingenting")
    )
    soon, later = (make_event(starts_at=timezone.now() + timedelta(days=days)) for days in (4, 8))
    off = make_event(starts_at=timezone.now() + timedelta(days=2), state=Event.State.CANCELLED)
    for event in (soon, later, off):
        event.business_areas.set([premises, meetings])
    article = make_article(happened_on=date(2023, 1, 1), happened_precision="month")
    article.business_areas.set([meetings, stories])
    street_of_two = [lit("Abels Hus", 2), lit("Byggetrinn 2", 1)]

    with django_assert_num_queries(3):
        found = fields_of_work(street_of_two, Light(Decimal(2240), Decimal(0), ""))

    event = Next(typography.when(soon.starts_at, soon.ends_at, "day"), soon.title, soon.get_absolute_url())
    assert list(found.items()) == [
        (premises, Next("Nå", "2\u00a0240\u00a0m² ledig i Byggetrinn 2 og Abels Hus", "/lokaler/", is_sample=True)),
        (meetings, event),
        (stories, Next("Hendte i januar 2023", article.title, article.get_absolute_url())),
        (idle, None),
    ]
    assert fields_of_work([], Light(Decimal(0), Decimal(0), ""))[premises] == event


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


def test_a_long_name_stands_on_a_high_wall_and_is_cut_where_that_is_not_enough():
    names = ["NTNU", "Næringsforeningen i Trondheimsregionen", "N" * 150]
    members = [SimpleNamespace(organisation=make_organisation(name=name), in_all=3) for name in names]

    houses = [house for block in street.of(members).blocks for house in block.houses]

    signs = {house.organisation.name: (house.is_long, house.is_cut, house.sign) for house in houses}
    assert signs == {
        names[0]: (False, False, names[0]),
        names[1]: (True, False, names[1]),
        names[2]: (True, True, "N" * 51 + "…"),
    }
    assert [house.height for house in houses if house.is_long] == [6, 6]
