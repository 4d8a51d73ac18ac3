"""Copies of an event."""

import uuid
from datetime import date, time

import pytest
from django.test import Client

from events.models import Event
from events.series.copies import free_slug, suggested_day
from tests.events.event.staff_pages import page_of
from tests.events.times import oslo
from tests.factories import (
    make_event,
    make_event_document,
    make_event_series,
    make_key_point,
    make_organisation,
    make_person,
    make_programme_item,
    make_registration,
    make_user,
)
from tests.pages_read import messages, text
from tests.threads import in_threads


def an_event_that_was(**values):
    """An event with a day, a series, people who came, and what was learnt."""
    event = make_event(
        slug="frokost-2026",
        title_nb="Frokost",
        starts_at=oslo(2026, 10, 22, 8, 30),
        ends_at=oslo(2026, 10, 22, 10, 0),
        signup="own",
        capacity=30,
        signup_opens_at=oslo(2026, 10, 1, 12, 0),
        signup_closes_at=oslo(2026, 10, 21, 16, 0),
        attendees=28,
        series=make_event_series(),
        series_at=oslo(2026, 10, 22, 8, 30),
        **values,
    )
    make_registration(event=event)
    make_key_point(event=event)
    make_event_document(event=event)
    return event


def test_a_copy_has_everything_but_what_belongs_to_the_day(staff):
    organiser, speaker = make_organisation(), make_person()
    event = an_event_that_was(organisers=[organiser], speakers=[speaker])
    make_programme_item(event=event, starts=time(8, 45), speakers=[speaker], organisations=[organiser])
    form = {"submission": str(uuid.uuid4()), "day": "2027-01-21"}

    done = staff.post(page_of(event, "kopi/"), form, follow=True)

    copy = Event.objects.get(slug="frokost-2027-01-21")
    assert done.redirect_chain == [(page_of(copy), 302)]
    assert [text.replace("\xa0", " ") for text in messages(done)] == [
        "Kopien er en kladd. Se over dag, tider og tekst før du publiserer den. "
        "Påmeldingen åpner 31. desember 2026 kl. 12.00 og stenger 20. januar 2027 kl. 16.00."
    ]
    assert (copy.state, copy.title_nb, copy.capacity, copy.signup, copy.venue) == (
        "draft",
        "Frokost",
        30,
        "own",
        event.venue,
    )
    assert [copy.starts_at, copy.ends_at, copy.signup_opens_at, copy.signup_closes_at] == [
        oslo(2027, 1, 21, 8, 30),
        oslo(2027, 1, 21, 10, 0),
        oslo(2026, 12, 31, 12, 0),
        oslo(2027, 1, 20, 16, 0),
    ]
    assert (copy.attendees, copy.series, copy.sequence, copy.seats_taken) == (None, None, 0, 0)
    assert copy.uid != event.uid
    assert (list(copy.organisers.all()), list(copy.speakers.all())) == ([organiser], [speaker])
    (item,) = copy.programme_items.all()
    assert (item.title_nb, item.starts, [*item.speakers.all()], [*item.organisations.all()]) == (
        "Kaffe",
        time(8, 45),
        [speaker],
        [organiser],
    )
    assert event.programme_items.count() == 1
    assert (copy.registrations.count(), copy.key_points.count(), copy.documents.count()) == (0, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_makes_one_copy():
    event = make_event()
    user = make_user(is_staff=True, is_superuser=True)
    form = {"submission": str(uuid.uuid4()), "day": "2027-03-28"}

    def post():
        client = Client()
        client.force_login(user)
        return client.post(page_of(event, "kopi/"), form).url

    answers = in_threads(5, post)

    assert Event.objects.count() == 2
    assert set(answers) == {page_of(Event.objects.exclude(pk=event.pk).get())}


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("31.02.2027", "«31.02.2027» finnes ikke i kalenderen. Se over den."),
        ("2.1.2026", "2. januar 2026 er over. Velg en dag som kommer."),
    ],
)
def test_a_copy_needs_a_day_to_come_and_says_when_its_sign_up_is(staff, day, sentence):
    event = make_event(
        starts_at=oslo(2027, 1, 4, 8, 30), type="breakfast", signup="own", signup_closes_at=oslo(2027, 1, 3, 12)
    )

    shown = staff.get(page_of(event, "kopi/"))
    refused = staff.post(page_of(event, "kopi/"), {"submission": str(uuid.uuid4()), "day": day})

    assert "Påmeldingen stenger 31. januar 2027 kl. 12.00." in text(shown).replace("\xa0", " ")
    assert [error.replace("\xa0", " ") for error in refused.context["form"].errors["day"]] == [sentence]
    assert Event.objects.count() == 1


@pytest.mark.django_db
def test_a_copy_of_what_is_known_by_its_month_is_on_the_day_that_was_typed(staff):
    event = make_event(starts_at=oslo(2027, 1, 1), ends_at=oslo(2027, 1, 31, 23, 59), precision="month")

    staff.post(page_of(event, "kopi/"), {"submission": str(uuid.uuid4()), "day": "2027-06-17"})

    copy = Event.objects.exclude(pk=event.pk).get()
    assert (copy.precision, copy.starts_at, copy.ends_at) == ("day", oslo(2027, 6, 17), oslo(2027, 6, 17, 23, 59))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("type", "starts", "today", "suggested"),
    [
        ("breakfast", (2026, 10, 22, 8, 30), date(2026, 10, 23), date(2026, 11, 19)),
        ("conference", (2026, 10, 22, 8, 30), date(2026, 10, 23), date(2027, 10, 21)),
        ("breakfast", (2024, 1, 4, 8, 30), date(2026, 10, 23), date(2026, 11, 5)),
        ("breakfast", (2026, 12, 4, 8, 30), date(2026, 11, 1), date(2027, 1, 8)),  # 1 January is a holiday
        ("breakfast", (2026, 10, 22, 0, 30), date(2026, 10, 1), date(2026, 11, 19)),  # the day is Oslo's
    ],
)
def test_the_suggested_day_is_the_same_weekday_to_come_and_no_holiday(type, starts, today, suggested):
    event = make_event(type=type, starts_at=oslo(*starts))

    assert suggested_day(event, today) == suggested


@pytest.mark.django_db
def test_the_address_of_a_copy_has_its_day_and_is_free():
    make_event(slug="frokost-2027-01-07")
    make_event(slug="frokost-2027-01-07-2")

    day = date(2027, 1, 7)

    assert free_slug("frokost", day) == "frokost-2027-01-07-3"
    assert free_slug("frokost-2026-12-10-2", day) == "frokost-2027-01-07-3"
    assert free_slug("tech-port-2026", day) == "tech-port-2027-01-07"
    assert len(free_slug("x" * 100, day)) <= 100
