"""The programme of an event: what its page and machines are told of it, and what it cannot be."""

import json
import re
from datetime import time, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from events.models import Event, ProgrammeItem
from events.models.programme import take_in_speakers
from tests.events.event.pages import END, NOW, START, get
from tests.factories import make_event, make_organisation, make_person, make_programme_item, make_staff_role


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_a_programme_says_when_who_from_where_and_in_which_room(client):
    kari, ntnu = make_person(name="Kari"), make_organisation(name="NTNU", slug="ntnu")
    make_staff_role(person=kari, organisation=ntnu)
    event = make_event(slug="e", starts_at=START, ends_at=END + timedelta(days=1))
    make_programme_item(event=event, day=2, starts=time(9))
    talk = {"title_nb": "Piloten", "room_nb": "Salen", "speakers": [kari]}
    make_programme_item(event=event, starts=time(9), ends=time(9, 15), **talk)
    make_programme_item(event=event, starts=time(8, 30), organisations=[ntnu])
    take_in_speakers(event)

    html = get(client, "e")

    programme = html[html.index('id="program"') :].partition("</section>")[0]
    assert re.findall(r"<h3>(.*?)</h3>", programme.replace("\u00a0", " ")) == [
        "Torsdag 10. desember 2026",
        "Fredag 11. desember 2026",
    ]
    assert re.findall(r'__hours">(.*?)<', programme) == ["08.30", "09.00–09.15", "09.00"]
    assert '<strong>Kari</strong>, <a href="/medlemmer/ntnu/">NTNU</a>' in programme
    assert "De holder innlegg" not in html
    told = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])["subEvent"]
    assert [(part["name"], part["startDate"]) for part in told] == [
        ("Kaffe", "2026-12-10T08:30:00+01:00"),
        ("Piloten", "2026-12-10T09:00:00+01:00"),
        ("Kaffe", "2026-12-11T09:00:00+01:00"),
    ]
    assert told[1]["performer"] == [{"@type": "Person", "name": "Kari"}]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"starts": time(8, 30), "ends": time(10)}, None),
        ({"starts": time(8, 29)}, "starts"),
        ({"starts": time(9), "ends": time(10, 1)}, "ends"),
        ({"day": 2}, "day"),
    ],
)
def test_a_part_is_within_the_times_of_its_event(values, field):
    item = ProgrammeItem(event=Event(starts_at=START, ends_at=END), **values)

    refused = {}
    try:
        item.clean()
    except ValidationError as error:
        refused = error.message_dict

    assert list(refused) == ([field] if field else [])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"day": 0}, "programme_item_day_from_one"),
        ({"starts": time(9), "ends": time(9)}, "programme_item_times_in_order"),
        ({"ends": time(9)}, "programme_item_times_in_order"),
    ],
)
def test_the_database_refuses_a_part_of_no_day_or_time(values, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make_programme_item(**values)
