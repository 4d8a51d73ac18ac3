"""Tips about events: sent without an account, decided once, and forgotten in time."""

import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.utils import timezone

from events.models import Event, EventTip
from events.tips import decisions as tip_decisions
from events.tips.privacy import erase_tips
from tech_port.open_forms.forms import opened_now
from tech_port.outbox.models import Mail
from tests.factories import make_event, make_event_tip, make_organisation, make_user, make_venue
from tests.threads import in_threads

ADDRESS = "/arrangementer/tips/"
NOW = "2026-11-22 12:00"


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


def mails():
    return list(Mail.objects.order_by("pk").values_list("template", "to"))


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
        ({"title": ""}, {"title": ["Feltet er påkrevet."]}),
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


# Deciding


@pytest.mark.django_db
def test_a_tip_becomes_a_draft_with_what_is_known():
    ntnu = make_organisation(name="NTNU")
    venue = make_venue(name="Glassgata")
    tip = make_event_tip(
        title="Tips", place="glassgata", organiser="ntnu", about="Kort sagt.\n\nOg mer.", url="https://a.example/"
    )

    event = tip_decisions.approve(tip.pk, make_user())

    tip.refresh_from_db()
    assert (tip.status, tip.event) == ("approved", event)
    assert (event.state, event.slug, event.title_nb, event.venue) == ("draft", "tips-2", "Tips", venue)
    assert (event.lead_nb, event.body_nb) == ("Kort sagt.", "Og mer.\n\nNettside: https://a.example/")
    assert (event.starts_at, event.ends_at) == (tip.starts_at, tip.starts_at)
    assert list(event.organisers.all()) == [ntnu]
    assert mails() == [("events/emails/tip_approved", tip.email)]


@pytest.mark.django_db
def test_what_is_not_known_here_stands_in_the_drafts_text():
    tip = make_event_tip(place="Et annet sted", organiser="Noen andre")

    event = tip_decisions.approve(tip.pk, make_user())

    assert (event.venue, list(event.organisers.all())) == (None, [])
    assert event.body_nb == "Sted: Et annet sted\n\nArrangør: Noen andre"


@pytest.mark.django_db
def test_a_tip_that_is_not_taken_in_is_answered_with_the_reason():
    tip = make_event_tip(language="en")

    tip_decisions.decline(tip.pk, make_user(), "Det er utenfor distriktet.")

    tip.refresh_from_db()
    assert (tip.status, tip.answer, tip.event) == ("declined", "Det er utenfor distriktet.", None)
    assert mails() == [("events/emails/tip_declined", tip.email)]
    assert "Det er utenfor distriktet." in Mail.objects.get().text


@pytest.mark.django_db
def test_a_decided_tip_is_not_decided_again():
    tip, by = make_event_tip(), make_user()
    tip_decisions.approve(tip.pk, by)

    assert (tip_decisions.approve(tip.pk, by), tip_decisions.decline(tip.pk, by, "Nei.")) == (None, None)
    assert (Event.objects.count(), Mail.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_at_once_make_one_event():
    tip, by = make_event_tip(), make_user()

    found = in_threads(4, lambda: tip_decisions.approve(tip.pk, by))

    assert (len(found), len([event for event in found if event])) == (4, 1)
    assert (Event.objects.count(), Mail.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_an_erased_tip_is_decided_without_a_mail():
    tip = make_event_tip(email="", contact_name="")

    tip_decisions.approve(tip.pk, make_user())

    assert mails() == []


# The staff's page


def page(tip):
    return f"/admin/events/eventtip/{tip.pk}/change/"


def member_of_staff(*rights):
    user = make_user(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return user


@pytest.mark.django_db
def test_the_staffs_page_shows_the_tip_and_what_stands_on_its_day(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    tip = make_event_tip(title="Robotkveld", starts_at=datetime(2026, 12, 10, 16, tzinfo=UTC))
    make_event(title_nb="Samme dag", starts_at=datetime(2026, 12, 10, 7, tzinfo=UTC), state="draft")
    make_event(title_nb="Dagen etter", starts_at=datetime(2026, 12, 11, 7, tzinfo=UTC))

    html = client.get(page(tip)).content.decode()

    assert [words for words in ("Robotkveld", "Tina Tipser", "Samme dag", "Lag arrangement") if words not in html] == []
    assert "Dagen etter" not in html


@pytest.mark.django_db
def test_staff_make_an_event_of_it_and_a_second_click_does_nothing(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    tip = make_event_tip()

    first = client.post(page(tip), {"_approve": "1"})
    second = client.post(page(tip), {"_approve": "1"}, follow=True)

    assert first["Location"] == f"/admin/events/event/{Event.objects.get().pk}/change/"
    assert "Tipset er alt avgjort." in second.content.decode()
    assert "Lag arrangement" not in second.content.decode()


@pytest.mark.django_db
def test_staff_must_give_a_reason_to_decline(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    tip = make_event_tip()

    without = client.post(page(tip), {"_decline": "1", "answer": " "}, follow=True)
    tip.refresh_from_db()
    waiting = tip.status
    client.post(page(tip), {"_decline": "1", "answer": "Utenfor distriktet."})
    tip.refresh_from_db()

    assert "Skriv hvorfor tipset ikke tas inn." in without.content.decode()
    assert (waiting, tip.status, tip.answer) == ("received", "declined", "Utenfor distriktet.")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rights", "shown", "sent"),
    [
        ([], 403, 403),
        (["view_eventtip"], 200, 403),
        (["view_eventtip", "change_eventtip"], 200, 403),
        (["view_eventtip", "change_eventtip", "add_event", "change_event", "view_event"], 200, 302),
    ],
)
def test_only_those_who_may_make_events_decide(client, rights, shown, sent):
    client.force_login(member_of_staff(*rights))
    tip = make_event_tip()

    response = client.get(page(tip))

    assert (response.status_code, client.post(page(tip), {"_approve": "1"}).status_code) == (shown, sent)
    assert ("Lag arrangement" in response.content.decode()) == (sent == 302)
    assert Event.objects.count() == (sent == 302)


@pytest.mark.django_db
def test_what_waits_stands_on_the_staffs_front_page(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    make_event_tip()
    make_event_tip(status="declined")

    html = client.get("/admin/").content.decode()

    assert re.findall(r'href="([^"]+)">1 tips om arrangement venter<', html) == [
        "/admin/events/eventtip/?status__exact=received"
    ]


# Forgetting


@pytest.mark.django_db
def test_who_tipped_us_is_forgotten_in_time_and_the_tip_stays():
    now = timezone.now()
    old = [
        make_event_tip(status="declined", decided_at=now - timedelta(days=93)),
        make_event_tip(received_at=now - timedelta(days=367)),
    ]
    kept = [
        make_event_tip(status="declined", decided_at=now - timedelta(days=80)),
        make_event_tip(received_at=now - timedelta(days=300)),
    ]

    counts = erase_tips(now), erase_tips(now)

    for tip in (*old, *kept):
        tip.refresh_from_db()
    assert [(tip.contact_name, tip.email) for tip in old] == [("", "")] * 2
    assert [tip.contact_name for tip in kept] == ["Tina Tipser"] * 2
    assert (counts, EventTip.objects.count()) == ((2, 0), 4)
