"""What ends at 24.00 ends that day: in words, in files, in the lists of days and months."""

import pytest
import vobject

from events.event.structured import event_data
from events.event.times import days_of
from events.lists.filters import EventFilter
from events.models import Event
from events.state import state_of
from events.templatetags.events import days_in_month, is_many_days
from events.tips.decisions import similar
from tech_port.norwegian.typography import when
from tests.events.event.staff_pages import form_of, page_of
from tests.events.times import oslo
from tests.factories import make_event, make_event_tip

pytestmark = pytest.mark.django_db

EVENING = {"starts_at": oslo(2026, 12, 31, 18), "ends_at": oslo(2027, 1, 1)}
WHOLE_DAY = {"starts_at": oslo(2026, 12, 31), "ends_at": oslo(2027, 1, 1)}
TWO_DAYS = {"starts_at": oslo(2026, 12, 30), "ends_at": oslo(2027, 1, 1), "precision": "day"}
NEXT_DAY = oslo(2027, 1, 1).date()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (EVENING, "31. desember 2026 kl. 18.00–24.00"),
        (WHOLE_DAY, "31. desember 2026 kl. 00.00–24.00"),
        (WHOLE_DAY | {"precision": "day"}, "31. desember 2026"),
        (TWO_DAYS, "30.–31. desember 2026"),
        (TWO_DAYS | {"precision": "time"}, "30. desember 2026 kl. 00.00 – 31. desember 2026 kl. 24.00"),
        ({"starts_at": oslo(2027, 1, 1), "ends_at": oslo(2027, 1, 1)}, "1. januar 2027 kl. 00.00"),
        ({"starts_at": oslo(2026, 12, 31, 18), "ends_at": oslo(2027, 1, 1, 0, 1)},
         "31. desember 2026 kl. 18.00 – 1. januar 2027 kl. 00.01"),
    ],
)  # fmt: skip
def test_words_name_the_day_that_ends(values, words):
    values = {"precision": "time", **values}

    assert when(values["starts_at"], values["ends_at"], values["precision"]).replace("\u00a0", " ") == words


@pytest.mark.parametrize(("values", "days"), [(EVENING, "31"), (WHOLE_DAY, "31"), (TWO_DAYS, "30–31")])
def test_the_days_of_it_and_of_lists_are_the_same(values, days):
    event = Event(**values)
    first, last = days_of(event)

    assert (days_in_month(event), last, is_many_days(event)) == (days, oslo(2026, 12, 31).date(), first != last)


@pytest.mark.parametrize(
    ("values", "ends"),
    [(EVENING, "2026-12-31T23:59:59+01:00"), (TWO_DAYS, "2026-12-31")],
)
def test_files_and_machines_are_given_that_day(client, values, ends):
    event = make_event(**values)

    [record] = client.get("/arrangementer/?format=json&fra=2026-12-01&til=2026-12-31").json()["results"]
    said = event_data(event, state_of(event, event.starts_at)).data

    assert (record["ends_at"], said["endDate"]) == (ends, ends)


@pytest.mark.parametrize(
    ("values", "ends"),
    [(EVENING, oslo(2027, 1, 1)), (WHOLE_DAY, NEXT_DAY), (TWO_DAYS, NEXT_DAY)],
)
def test_a_calendar_ends_it_as_the_next_day_begins_which_it_leaves_out(client, values, ends):
    event = make_event(slug="fest", **values)

    entry = vobject.readOne(client.get("/arrangementer/fest/kalender.ics").content.decode()).vevent

    assert entry.dtend.value == ends
    assert event.ends_at == oslo(2027, 1, 1)


def test_lists_of_the_next_day_and_of_the_next_month_leave_it_out():
    make_event(**EVENING)
    later = make_event(starts_at=oslo(2027, 1, 1))
    tip = make_event_tip(starts_at=oslo(2027, 1, 1, 12))

    assert [event.pk for event in Event.objects.from_day(NEXT_DAY)] == [later.pk]
    assert [event.pk for event in similar(tip)] == [later.pk]
    assert [event.pk for event in EventFilter({"fra": "2027-01-01"}).qs] == [later.pk]


def test_staff_who_write_days_mean_the_whole_of_the_last(staff):
    event = make_event(**TWO_DAYS)
    page = staff.get(page_of(event))

    answer = staff.post(page_of(event), form_of(page, ends_at_0="2026-12-31", ends_at_1="00:00:00"))

    event.refresh_from_db()
    assert (answer.status_code, event.ends_at) == (302, oslo(2026, 12, 31, 23, 59))
