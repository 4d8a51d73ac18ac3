"""Events by a rule: the times it gives, and the events made at them."""

import pytest
from django.test import Client
from django.utils import timezone

from events.models import Event, EventSeries
from events.series import rules as series
from tests.events.series.clock import clock
from tests.events.times import oslo
from tests.factories import make_event
from tests.pages_read import elements, filled, messages, text
from tests.threads import in_threads


def page_of(event):
    return f"/admin/events/event/{event.pk}/serie/"


def typed(**values):
    return {"frequency": "weekly", "interval": "1", "count": "", "until": "", **values}


def by_rule(rule, *starts):
    """The times of a rule, none of them moved."""
    return {at: at for at in series.times(rule, clock(*starts))}


def occurrences(page):
    return [day.occurrence for day in page.context["days"]]


# Trying


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"count": "3"}, "FREQ=WEEKLY;INTERVAL=1;BYDAY=TH;COUNT=3"),
        ({"weekdays": ["3", "1"], "interval": "2", "count": "3"}, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=3"),
        ({"frequency": "daily", "until": "2027-01-09"}, "FREQ=DAILY;INTERVAL=1;UNTIL=20270109T235959"),
        ({"frequency": "weekday", "count": "4"}, "FREQ=MONTHLY;INTERVAL=1;BYDAY=1TH;COUNT=4"),
        ({"frequency": "date", "count": "4"}, "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=7;COUNT=4"),
        ({"frequency": "yearly", "count": "2"}, "FREQ=YEARLY;INTERVAL=1;COUNT=2"),
    ],
)
def test_the_fields_make_a_rule_and_trying_it_makes_nothing(staff, values, rule):
    event = make_event(starts_at=oslo(2027, 1, 7, 8, 30))

    page = staff.post(page_of(event), typed(**values) | {"_try": "1"})

    assert str(page.context["form"].rule) == rule
    assert (Event.objects.count(), EventSeries.objects.count()) == (1, 0)


def test_the_trial_marks_holidays_and_what_is_there(staff):
    event = make_event(starts_at=oslo(2027, 5, 6, 8, 30))

    page = staff.post(page_of(event), typed(weekdays=["0", "3"], count="3") | {"_try": "1"})

    boxes = [element for element in elements(page, "input") if element.get("name") == "dates"]
    assert [(box.get("value"), "checked" in box.attrib, "disabled" in box.attrib) for box in boxes] == [
        ("2027-05-06T08:30", False, True),
        ("2027-05-10T08:30", True, False),
        ("2027-05-13T08:30", True, False),
    ]
    assert "mandag 10.\u00a0mai 2027, 08.30" in text(page)

    page = staff.post(page_of(event), typed(frequency="daily", until="2027-05-17") | {"_try": "1"})

    holidays = {day.value: day.holiday for day in occurrences(page) if day.holiday}
    boxes = {e.get("value"): "checked" in e.attrib for e in elements(page, "input") if e.get("name") == "dates"}
    assert set(holidays) == {"2027-05-06T08:30", "2027-05-16T08:30", "2027-05-17T08:30"}
    assert boxes["2027-05-17T08:30"] is False
    assert holidays["2027-05-17T08:30"] in text(page)


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({}, "count", "Si når serien slutter: enten antall ganger eller siste dag."),
        ({"until": "2027-02-31"}, "until", "«2027-02-31» finnes ikke i kalenderen. Se over den."),
    ],
)
def test_a_rule_that_cannot_be_used_is_said_at_its_field(staff, values, field, sentence):
    event = make_event(starts_at=oslo(2027, 1, 7, 8, 30))

    page = staff.post(page_of(event), typed(**values) | {"_try": "1"})

    assert page.context["form"].errors == {field: [sentence]}
    assert sentence in text(page)


def test_nothing_ticked_makes_nothing_and_says_so(staff):
    event = make_event(starts_at=oslo(2027, 1, 7, 8, 30))

    page = staff.post(page_of(event), typed(count="3") | {"_make": "1", "dates": ["2027-01-08T08:30"]})

    assert messages(page) == ["Kryss av minst én dag."]
    assert (len(page.context["days"]), Event.objects.count()) == (3, 1)


# Making


SEE = '<a href="#series-title">Se serien</a>.'


def made_by(staff, event, dates, button="_make", **values):
    form = typed(**values) | {button: "1", "dates": dates}
    return staff.post(page_of(event), form, follow=True)


def test_the_ticked_days_become_events_of_their_own(staff):
    event = make_event(slug="frokost", starts_at=oslo(2027, 1, 7, 8, 30), capacity=20, signup="own")

    done = made_by(staff, event, ["2027-01-14T08:30", "2027-01-28T08:30"], count="4")

    events = list(Event.objects.order_by("starts_at"))
    event.refresh_from_db()
    assert messages(done) == [f"2 nye arrangementer er laget. {SEE}"]
    assert [(e.slug, e.state, e.starts_at, e.series_at) for e in events] == [
        ("frokost", "published", oslo(2027, 1, 7, 8, 30), oslo(2027, 1, 7, 8, 30)),
        ("frokost-2027-01-14", "draft", oslo(2027, 1, 14, 8, 30), oslo(2027, 1, 14, 8, 30)),
        ("frokost-2027-01-28", "draft", oslo(2027, 1, 28, 8, 30), oslo(2027, 1, 28, 8, 30)),
    ]
    assert len({e.uid for e in events}) == 3
    assert {e.series for e in events} == {EventSeries.objects.get()}
    assert event.series.rule == "FREQ=WEEKLY;INTERVAL=1;BYDAY=TH;COUNT=4"
    assert event.sequence == 0


def test_one_of_the_days_is_moved_before_it_is_made(staff):
    event = make_event(slug="frokost", starts_at=oslo(2027, 1, 7, 8, 30))
    dates = ["2027-01-14T08:30", "2027-01-21T08:30"]
    form = typed(count="3") | {"_make": "1", "dates": dates, "2027-01-21T08:30-at": "9"}

    refused = staff.post(page_of(event), form | {"2027-01-21T08:30-day": "en dag"})
    staff.post(page_of(event), form | {"2027-01-21T08:30-day": "22.1.2027"})

    assert messages(refused) == ["Se over dagene som er merket."]
    assert 'value="en dag"' in text(refused)
    assert list(Event.objects.order_by("starts_at").values_list("starts_at", "series_at")) == [
        (oslo(2027, 1, 7, 8, 30), oslo(2027, 1, 7, 8, 30)),
        (oslo(2027, 1, 14, 8, 30), oslo(2027, 1, 14, 8, 30)),
        (oslo(2027, 1, 22, 9, 0), oslo(2027, 1, 21, 8, 30)),
    ]


def test_the_same_form_again_makes_no_more(staff):
    event = make_event(starts_at=oslo(2027, 1, 7, 8, 30))

    for _time in range(2):
        done = made_by(staff, event, ["2027-01-14T08:30"], count="2")

    assert messages(done)[-1] == f"0 nye arrangementer er laget. {SEE}"
    assert (Event.objects.count(), EventSeries.objects.count()) == (2, 1)


def test_a_series_grows_from_any_of_its_events_and_each_is_moved_alone(staff):
    event = make_event(slug="frokost", starts_at=oslo(2027, 1, 7, 8, 30))
    made_by(staff, event, ["2027-01-14T08:30"], count="2", button="_publish")
    second = Event.objects.get(slug="frokost-2027-01-14")
    second.starts_at, second.ends_at = oslo(2027, 1, 15, 8, 30), oslo(2027, 1, 15, 10, 30)
    second.save()

    trial = staff.post(page_of(event), typed(count="3") | {"_try": "1"})
    made_by(staff, event, ["2027-01-14T08:30", "2027-01-21T08:30"], count="3", button="_publish")

    assert [(day.value, day.is_taken) for day in occurrences(trial)] == [
        ("2027-01-07T08:30", True),
        ("2027-01-14T08:30", True),
        ("2027-01-21T08:30", False),
    ]
    rows = Event.objects.order_by("starts_at").values_list("slug", "state", "sequence")
    assert list(rows) == [
        ("frokost", "published", 0),
        ("frokost-2027-01-14", "published", 1),
        ("frokost-2027-01-21", "published", 0),
    ]


def test_the_drafts_of_a_series_are_published_by_one_press_once_they_are_seen(staff):
    event = make_event(slug="frokost", title_nb="Frokost", starts_at=oslo(2027, 1, 7, 8, 30), state="draft")
    made_by(staff, event, ["2027-01-14T08:30", "2027-01-21T08:30"], count="3")
    path = f"/admin/events/event/{event.pk}/serie/publiser/"

    form = filled(staff.get(f"/admin/events/event/{event.pk}/change/"))
    look = Client.post(staff, path, form)
    states = set(Event.objects.values_list("state", flat=True))
    done = staff.post(path, form, follow=True)

    assert [seen.split(": ")[0].replace("\xa0", " ") for seen in look.context["seen"].public] == [
        "Frokost, 7. januar 2027 kl. 08.30–10.30",
        "Frokost, 14. januar 2027 kl. 08.30–10.30",
        "Frokost, 21. januar 2027 kl. 08.30–10.30",
    ]
    assert (states, messages(done)) == ({"draft"}, ["3 arrangementer er publisert."])
    assert set(Event.objects.values_list("state", flat=True)) == {"published"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "rule", "offsets"),
    [
        ((2026, 10, 22, 8, 30), "FREQ=WEEKLY;COUNT=2", ["06:30", "07:30"]),  # winter time from 25 October
        ((2027, 3, 25, 8, 30), "FREQ=WEEKLY;COUNT=2", ["07:30", "06:30"]),  # summer time from 28 March
    ],
)
def test_the_wall_clock_is_kept_over_the_change_of_time(first, rule, offsets):
    event = make_event(
        starts_at=oslo(*first),
        ends_at=oslo(*first[:3], 10, 0),
        signup_closes_at=oslo(*first[:3], 7, 0),
    )
    rule = series.read(rule)

    [new] = series.make(event.pk, str(rule), by_rule(rule, *first))

    assert [f"{e.starts_at:%H:%M}" for e in Event.objects.order_by("starts_at")] == offsets
    local = [timezone.localtime(at) for at in (new.starts_at, new.ends_at, new.signup_closes_at)]
    assert [f"{at:%H:%M}" for at in local] == ["08:30", "10:00", "07:00"]
    assert len({at.date() for at in local}) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "wall", "utc"),
    [
        ((2026, 10, 24, 2, 30), ["02:30", "03:30"], "00:30"),  # half past two is twice: the first
        ((2027, 3, 27, 2, 30), ["03:30", "03:30"], "01:30"),  # it never is: an hour later
    ],
)
def test_a_time_that_is_twice_or_never_is_one_time(first, wall, utc):
    event = make_event(starts_at=oslo(*first))
    event.ends_at = oslo(*first[:3], 3, 30)
    event.save()
    rule = series.read("FREQ=DAILY;COUNT=2")

    [new] = series.make(event.pk, str(rule), by_rule(rule, *first))

    assert f"{timezone.localtime(new.starts_at):%H:%M}" == wall[0]
    assert f"{new.starts_at:%H:%M}" == utc
    assert f"{timezone.localtime(new.ends_at):%H:%M}" == wall[1]
    assert series.make(event.pk, str(rule), by_rule(rule, *first)) == []


@pytest.mark.django_db(transaction=True)
def test_two_who_make_the_same_series_at_once_make_it_once():
    event = make_event(starts_at=oslo(2027, 1, 7, 8, 30))
    rule = series.read("FREQ=WEEKLY;COUNT=4")
    starts = by_rule(rule, 2027, 1, 7, 8, 30)

    made = in_threads(4, lambda: len(series.make(event.pk, str(rule), starts)))

    assert sorted(made) == [0, 0, 0, 3]
    assert (Event.objects.count(), EventSeries.objects.count()) == (4, 1)
