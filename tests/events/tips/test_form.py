"""Tips about events, sent without an account."""

import uuid
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError

from events.models import EventTip
from tech_port.open_forms.forms import opened_now
from tech_port.outbox.models import Mail
from tests.events.tips.sent import NOW, mails
from tests.factories import make_event

ADDRESS = "/arrangementer/tips/"


@pytest.fixture
def unhurried(settings):
    settings.FORM_MINIMUM_SECONDS = 0
    settings.STAFF_EMAILS = ["stab@havn.example"]


def a_form(**changes):
    """What somebody who knows of an event sends."""
    return {
        "submission": str(uuid.uuid4()),
        "opened": opened_now(),
        "nickname": "",
        "title": "Robotkveld",
        "day": "2026-12-10",
        "begins": "17:00",
        "last_day": "",
        "ends": "19:30",
        "place": "Glassgata",
        "organiser": "Studentene",
        "url": "https://robot.example/",
        "about": "Vi viser fram roboter.",
        "contact_name": "Tina Tipser",
        "email": "tina@tipser.example",
        **changes,
    }


def errors(response):
    return {name: [str(error) for error in found] for name, found in response.context["form"].errors.items()}


# The form


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_a_tip_is_stored_with_its_mails_and_thanked_for(client, unhurried):
    response = client.post(ADDRESS, a_form())

    tip = EventTip.objects.get()
    assert (response.status_code, response["Location"]) == (302, "/arrangementer/tips/?sendt=1")
    assert (tip.title, tip.place, tip.organiser, tip.status) == ("Robotkveld", "Glassgata", "Studentene", "received")
    assert (tip.starts_at, tip.ends_at) == (
        datetime(2026, 12, 10, 16, 0, tzinfo=UTC),
        datetime(2026, 12, 10, 18, 30, tzinfo=UTC),
    )
    assert mails() == [
        ("events/emails/tip_receipt", "tina@tipser.example"),
        ("events/emails/tip_staff", "stab@havn.example"),
    ]
    assert "Takk for tipset" in client.get(response["Location"]).content.decode()


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_the_staffs_mail_says_nothing_that_the_visitor_wrote(client, unhurried):
    client.post(ADDRESS, a_form())

    mail = Mail.objects.get(to="stab@havn.example")
    said = " ".join((mail.subject, mail.text, mail.html))
    written = ("Tina", "tipser.example", "Robotkveld", "Studentene", "roboter", "robot.example")
    assert [words for words in written if words in said] == []
    assert f"/admin/events/eventtip/{EventTip.objects.get().pk}/change/" in mail.text


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_the_receipt_is_a_copy_in_the_visitors_language(client, unhurried):
    client.post("/en/events/suggest/", a_form())

    mail = Mail.objects.get(to="tina@tipser.example")
    assert EventTip.objects.get().language == "en"
    assert [words for words in ("Robotkveld", "Glassgata", "Studentene", "roboter") if words not in mail.text] == []


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_the_same_form_sent_twice_is_one_tip(client, unhurried):
    form = a_form()

    answers = [client.post(ADDRESS, form).status_code for _time in range(2)]

    assert (answers, EventTip.objects.count(), Mail.objects.count()) == ([302, 302], 1, 2)


@pytest.mark.django_db
@time_machine.travel(NOW)
@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"title": ""}, {"title": ["Skriv hva arrangementet heter."]}),
        (
            {"day": "2026-11-21"},
            {"day": ["Arrangementet har alt begynt. Vi tar imot tips om det som kommer."]},
        ),
        ({"day": "2036-12-10"}, {"day": ["Datoen er mer enn tre år fram. Sjekk årstallet."]}),
        ({"ends": "16:00"}, {"ends": ["Arrangementet slutter før det begynner."]}),
        ({"last_day": "2026-12-09"}, {"last_day": ["Arrangementet slutter før det begynner."]}),
        (
            {"day": "2027-03-28", "begins": "02:30", "ends": ""},
            {
                "begins": [
                    "Klokka stilles denne natta, så tiden finnes ikke eller kommer to ganger. "
                    "Velg et tidspunkt før 02.00 eller etter 03.00."
                ]
            },
        ),
        (
            {"day": "2027-10-31", "begins": "01:00", "ends": "02:30"},
            {
                "ends": [
                    "Klokka stilles denne natta, så tiden finnes ikke eller kommer to ganger. "
                    "Velg et tidspunkt før 02.00 eller etter 03.00."
                ]
            },
        ),
        ({"submission": "x"}, {"__all__": ["Skjemaet var ikke helt. Se over det og send en gang til."]}),
        (
            {"nickname": "robot"},
            {"__all__": ["Et felt som skal stå tomt, var fylt ut. Se over skjemaet og send igjen."]},
        ),
    ],
)
def test_a_form_with_something_wrong_keeps_what_was_typed_and_says_what(client, unhurried, changes, found):
    response = client.post(ADDRESS, a_form(about="Kveld med lodding.", **changes))

    assert (response.status_code, errors(response)) == (422, found)
    assert "Kveld med lodding." in response.content.decode()
    assert (EventTip.objects.count(), Mail.objects.count()) == (0, 0)


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_several_days_without_times_last_to_the_end_of_the_last(client, unhurried):
    client.post(ADDRESS, a_form(last_day="2026-12-11", ends=""))

    assert EventTip.objects.get().ends_at == datetime(2026, 12, 11, 22, 59, tzinfo=UTC)


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_a_flood_from_one_sender_is_stopped(client, unhurried, settings):
    settings.FORMS_AN_HOUR_PER_ADDRESS = 2

    answers = [client.post(ADDRESS, a_form(email=f"{number}@tipser.example")).status_code for number in range(3)]

    assert (answers, EventTip.objects.count()) == ([302, 302, 429], 2)


# Addresses that are taken


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["tips", "suggest"])
def test_no_event_takes_the_address_of_another_page(slug):
    event = make_event()
    event.slug = slug

    with pytest.raises(ValidationError) as refusal:
        event.full_clean()

    taken = f"Adressen «{slug}» er opptatt av en annen side. Velg en annen."
    assert refusal.value.message_dict == {"slug": [taken]}
