"""Tips about events, decided once and forgotten in time."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from events.models import Event, EventTip
from events.tips import decisions as tip_decisions
from events.tips.privacy import erase_tips
from tech_port.outbox.models import Mail
from tests.events.tips.sent import mails
from tests.factories import make_event, make_event_tip, make_organisation, make_user, make_venue
from tests.threads import in_threads

# Deciding


@pytest.mark.django_db
def test_a_tip_becomes_a_draft_with_what_is_known():
    ntnu = make_organisation(name="NTNU")
    venue = make_venue(name_nb="Glassgata")
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
