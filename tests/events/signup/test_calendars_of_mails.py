"""What the calendar file of a mail asks a program to do, in the file and in the part of the mail (RFC 5546)."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from events.event.entries import organiser_email
from events.signup import capacity, notices
from tech_port.outbox.models import Mail
from tests.events.signup.sent import link
from tests.factories import make_event, make_registration
from tests.jobs import run_job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment", "at_once")]


def files():
    """[(mail, method of the part, method of the file, status, sequence)] of every mail with a calendar file."""
    found = []
    for mail in Mail.objects.exclude(calendar="").order_by("pk"):
        calendar = Calendar.from_ical(mail.calendar)
        [entry] = calendar.walk("VEVENT")
        part = next(one for one in mail.as_message().message().walk() if one.get_content_type() == "text/calendar")
        what = mail.template.removeprefix("events/emails/registration_")
        methods = part.get_param("method"), str(calendar["method"])
        found.append((what, *methods, str(entry["status"]), entry["sequence"]))
    return found


def ranks():
    """[(mail, sequence, moment in UTC)] of every calendar file; the higher number counts, then the later moment."""
    found = []
    for mail in Mail.objects.exclude(calendar="").order_by("pk"):
        [entry] = Calendar.from_ical(mail.calendar).walk("VEVENT")
        what = mail.template.removeprefix("events/emails/registration_")
        found.append((what, entry["sequence"], f"{entry['dtstamp'].dt:%H.%M}"))
    return found


def sign_up(event):
    details = {"submission": uuid.uuid4(), "email": "kari@a.example", "people": 1, "name": "Kari"}
    return capacity.sign_up(event.pk, **details).registration


def test_an_event_that_is_called_off_takes_the_entry_out_that_the_confirmation_put_in():
    event = make_event(signup="own", capacity=1)
    sign_up(event)
    make_registration(event=event, status="waiting")

    event.refresh_from_db()
    event.state = "cancelled"
    event.save()
    run_job("batches")

    assert files() == [
        ("confirmed", "PUBLISH", "PUBLISH", "CONFIRMED", 0),
        ("called_off", "CANCEL", "CANCEL", "CANCELLED", 1),
    ]
    first, second = [Calendar.from_ical(mail.calendar).walk("VEVENT")[0] for mail in Mail.objects.exclude(calendar="")]
    assert first["uid"] == second["uid"] == str(event.uid)


def test_who_gives_up_a_seat_has_the_entry_taken_out_and_who_gives_up_waiting_has_none():
    event = make_event(signup="own", capacity=1)
    seated = sign_up(event)
    waiting = make_registration(event=event, status="waiting")
    offered = make_registration(
        event=make_event(capacity=1), status="offered", offer_expires_at=timezone.now() + timedelta(1)
    )

    for registration in (waiting, offered, seated):
        capacity.cancel(registration)

    assert files() == [
        ("confirmed", "PUBLISH", "PUBLISH", "CONFIRMED", 0),
        ("cancelled", "CANCEL", "CANCEL", "CANCELLED", 0),
    ]
    assert "Avlyst" not in Mail.objects.exclude(calendar="").last().calendar


def test_what_comes_later_counts_for_more_to_who_gives_up_a_seat_and_takes_one_again(moment):
    event = make_event(signup="own", capacity=1)
    first = sign_up(event)
    moment.shift(timedelta(minutes=10))
    capacity.cancel(first)
    moment.shift(timedelta(minutes=10))
    sign_up(event)
    moment.shift(timedelta(minutes=10))
    event.refresh_from_db()
    event.ends_at += timedelta(hours=1)
    event.save()
    run_job("batches")

    assert ranks() == [
        ("confirmed", 0, "11.00"),
        ("cancelled", 0, "11.10"),
        ("confirmed", 0, "11.20"),
        ("moved", 1, "11.30"),
    ]


def test_the_file_behind_the_link_is_as_new_as_the_moment_it_is_fetched(client, moment):
    registration = make_registration(event=make_event(signup="own"))
    moment.shift(timedelta(hours=2))

    file = Calendar.from_ical(client.get(link(registration, "kalender.ics")).content)

    assert f"{file.walk('VEVENT')[0]['dtstamp'].dt:%H.%M}" == "13.00"


def test_a_change_is_published_with_a_higher_number():
    event = make_event(signup="own")
    sign_up(event)
    event.refresh_from_db()
    event.ends_at += timedelta(hours=1)
    event.save()

    run_job("batches")

    assert files()[1] == ("moved", "PUBLISH", "PUBLISH", "CONFIRMED", 1)


def test_what_has_no_day_yet_is_not_taken_out_of_calendars_either():
    event = make_event(precision="month", state="cancelled")

    notices.notify(make_registration(event=event), "called_off")

    assert files() == []


@pytest.mark.parametrize(
    ("contact", "staff", "address"),
    [
        ("post@forening.example", ["stab@forening.example"], "post@forening.example"),
        ("", ["stab@forening.example"], "stab@forening.example"),
        ("", [], "noreply@forening.example"),
    ],
)
def test_the_organiser_is_an_address_of_the_associations(settings, contact, staff, address):
    settings.CONTACT_EMAIL, settings.STAFF_EMAILS = contact, staff
    settings.DEFAULT_FROM_EMAIL = "Tech Port <noreply@forening.example>"
    sign_up(make_event(signup="own"))

    assert organiser_email() == address
    organiser = Calendar.from_ical(Mail.objects.get().calendar).walk("VEVENT")[0]["organizer"]
    assert (organiser, organiser.params["CN"]) == (f"mailto:{address}", "Trondheim Tech Port")
