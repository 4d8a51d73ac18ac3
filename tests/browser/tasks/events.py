"""Events: one of last year's, a series, one that is moved and one that is called off."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from events.models import Event, MailBatch
from tech_port.norwegian.typography import day
from tests.browser.tasks.hands import counted
from tests.factories import make_event, make_registration

REPEAT = "Gjenta et arrangement, som hver uke"
CHANGE = "Flytt, avlys eller skriv til påmeldte"


@pytest.fixture
def breakfast(portal, desk):
    """A breakfast of next year, in weeks without holidays, with two who have signed up."""
    slug = f"frokost-b{desk.viewport_size['width']}"
    Event.objects.filter(slug__startswith="frokost").delete()
    starts_at = datetime(timezone.localdate().year + 1, 9, 1, 8, 30, tzinfo=timezone.get_default_timezone())
    event = make_event(
        slug=slug, title_nb="Frokost om batterier", title_en="Batteries", starts_at=starts_at, signup="own", capacity=30
    )
    for name in ("Kari Nordmann", "Ola Nordmann"):
        make_registration(event=event, name=name)
    return event


def to_list(desk, hands, verb):
    """The list that a verb of the front page leads to, and there the breakfast."""
    hands.press(desk.get_by_role("link", name=verb))
    hands.press(desk.get_by_role("link", name="Frokost om batterier", exact=True))


def test_an_event_of_last_years(desk, table, breakfast):
    last = timezone.localtime(breakfast.starts_at) - timedelta(days=728)
    Event.objects.filter(pk=breakfast.pk).update(starts_at=last, ends_at=last + timedelta(hours=2))
    new = timezone.localtime(breakfast.starts_at).date()

    with counted(desk, table, "arrangement av fjorårets", goal=6) as hands:
        to_list(desk, hands, "Lag et nytt av et tidligere")
        hands.press(desk.get_by_role("link", name="Lag en kopi"))
        hands.write(desk.get_by_label("Ny dato"), day(new))
        hands.press(desk.get_by_role("button", name="Lag kopien"))
        hands.press(desk.get_by_role("button", name="Lagre og publiser"))
        hands.press(desk.get_by_role("button", name="Gjør det"))

    expect(desk.locator(".messagelist")).to_contain_text("Publisert. Se siden.")
    made = Event.objects.get(slug=f"frokost-b{desk.viewport_size['width']}-{new:%Y-%m-%d}")
    assert (made.state, timezone.localtime(made.starts_at).date()) == ("published", new)
    desk.goto(made.get_absolute_url())
    expect(desk.locator(".event-head__when")).to_contain_text(day(new))


def days_of(breakfast):
    """The days of a weekly series of four, the third of them held the day after."""
    first = timezone.localtime(breakfast.starts_at).date()
    return [first + timedelta(days=number) for number in (0, 7, 15, 21)]


def stands(breakfast):
    rows = Event.objects.filter(title_nb=breakfast.title_nb).order_by("starts_at")
    return [(row.state, timezone.localtime(row.starts_at).date()) for row in rows]


def to_days(desk, hands, breakfast):
    """The page of the series' days, with one of them moved."""
    to_list(desk, hands, REPEAT)
    hands.press(desk.get_by_role("link", name="Gjenta", exact=True))
    hands.write(desk.get_by_label("Antall ganger"), "4")
    hands.press(desk.get_by_role("button", name="Vis datoene"))
    hands.write(desk.get_by_label("Dag", exact=True).nth(1), day(days_of(breakfast)[2]))


def test_a_weekly_series_of_four_with_one_moved_all_published(desk, table, breakfast):
    with counted(desk, table, "serie på fire, én flyttet, alle publisert", goal=8) as hands:
        to_days(desk, hands, breakfast)
        hands.press(desk.get_by_role("button", name="Lag og publiser"))
        hands.press(desk.get_by_role("button", name="Gjør det"))

    expect(desk.locator(".messagelist")).to_contain_text("3 nye arrangementer er laget. Se serien.")
    assert stands(breakfast) == [("published", one) for one in days_of(breakfast)]
    desk.goto("/arrangementer/")
    expect(desk.get_by_role("link", name="Frokost om batterier")).to_have_count(4)


def test_the_same_series_as_drafts_first(desk, table, breakfast):
    """They are looked at where the message leads, and published there by one press after a look."""
    with counted(desk, table, "den samme serien, først som kladder", goal=9) as hands:
        to_days(desk, hands, breakfast)
        hands.press(desk.get_by_role("button", name="Lag kladdene"))
        hands.press(desk.get_by_role("link", name="Se serien"))
        hands.press(desk.get_by_role("button", name="Publiser 3 kladder i serien"))
        hands.press(desk.get_by_role("button", name="Gjør det"))

    expect(desk.locator(".messagelist")).to_contain_text("3 arrangementer er publisert.")
    assert stands(breakfast) == [("published", one) for one in days_of(breakfast)]


def test_an_event_with_people_signed_up_is_moved(desk, table, breakfast):
    new = timezone.localtime(breakfast.starts_at).date() + timedelta(days=1)

    with counted(desk, table, "arrangement flyttet, med to påmeldte", goal=5) as hands:
        to_list(desk, hands, CHANGE)
        hands.write(desk.get_by_label("Begynner: Dato"), day(new))
        hands.press(desk.get_by_role("button", name="Lagre", exact=True))
        expect(desk.locator(".look")).to_contain_text("2 får denne e-posten")
        hands.press(desk.get_by_role("button", name="Gjør det og send"))

    expect(desk.locator(".messagelist")).to_contain_text("2 påmeldte får e-post")
    assert stands(breakfast) == [("published", new)]
    desk.goto(breakfast.get_absolute_url())
    expect(desk.locator(".event-head__when")).to_contain_text(day(new))


def test_an_event_is_called_off_and_its_mail_stopped(desk, table, breakfast):
    with counted(desk, table, "arrangement avlyst med grunn, e-posten sett", goal=7) as hands:
        to_list(desk, hands, CHANGE)
        hands.choose(desk.get_by_label("Tilstand"), "avlyst")
        hands.write(desk.get_by_label("Hvorfor det er avlyst [nb]"), "Innlederen er syk.")
        hands.press(desk.get_by_role("button", name="Lagre", exact=True))
        expect(desk.locator(".look")).to_contain_text("Innlederen er syk.")
        hands.press(desk.get_by_role("button", name="Gjør det og send"))
    with counted(desk, table, "og utsendingen stanset", goal=2) as hands:
        hands.press(desk.get_by_role("link", name="siden til arrangementet"))
        hands.press(desk.get_by_role("button", name="Stans utsendingen"))

    expect(desk.locator(".messagelist")).to_contain_text("E-posten er stanset.")
    assert [batch.state for batch in MailBatch.objects.filter(event=breakfast)] == ["stopped"]
    desk.goto(breakfast.get_absolute_url())
    expect(desk.locator(".alarm")).to_contain_text("Arrangementet er avlyst. Innlederen er syk.")
