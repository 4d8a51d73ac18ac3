"""Stopping, by hand and by one press in a mail program, and what is done where letters do not arrive."""

from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.test import Client
from django.utils import timezone

from tech_port.newsletter.models import Subscription, SubscriptionMonth
from tech_port.newsletter.subscribing import headers
from tech_port.open_forms.models import Link
from tech_port.outbox.models import Mail, settled
from tech_port.rights.roles import Role
from tests.factories import make_colleague, make_mail, make_subscription, make_subscription_month
from tests.links import link_to, token_of
from tests.tech_port.newsletter.sent import ADDRESS

pytestmark = pytest.mark.django_db

MULTIPART = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
REFUSED = SMTPRecipientsRefused({"a@b.example": (550, b"no such user")})


@pytest.fixture
def provider():
    """A mail provider's machine: it holds no cookie, and is held to every rule of ours."""
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("List-Unsubscribe=One-Click", "application/x-www-form-urlencoded"),
        (MULTIPART, "multipart/form-data; boundary=x"),
    ],
)
def test_a_mail_program_stops_it_with_one_press_from_an_old_mail_and_may_press_twice(provider, body, content_type):
    subscription, kept = make_subscription(), make_subscription()
    old_link = link_to(subscription, "avmeld/")
    subscription.new_token()

    first, second = (provider.post(old_link, body, content_type=content_type) for _press in range(2))

    assert [answer.status_code for answer in (first, second)] == [200, 200]
    assert first.content.decode() == "Nyhetsbrevet er stoppet."
    assert second.content.decode() == "Denne lenken hører ikke lenger til noen påmelding."
    assert (dict(first.cookies), first["Cache-Control"]) == ({}, "no-store")
    assert list(Subscription.objects.all()) == [kept]
    assert SubscriptionMonth.objects.get().stopped == 1


def test_the_address_by_hand_stops_nothing_and_its_button_needs_the_page(provider):
    token = token_of(make_subscription())
    stop = f"{ADDRESS}abonnement/{token}/stopp/"

    page = provider.get(f"{ADDRESS}abonnement/{token}/avmeld/", follow=True)

    assert page.redirect_chain == [(stop, 302)]
    assert "Vil du stoppe nyhetsbrevet?" in page.content.decode()
    assert (provider.post(stop).status_code, Subscription.objects.count()) == (403, 1)


def test_a_mail_carries_both_headers_in_its_language(settings):
    settings.DEFAULT_FROM_EMAIL = "Trondheim Tech Port <post@techport.example>"

    found = headers("token", "en")

    assert found == {
        "List-Unsubscribe": (
            f"<{settings.SITE_URL}/en/newsletter/subscription/token/unsubscribe/>, "
            "<mailto:post@techport.example?subject=Stop%20the%20newsletter>"
        ),
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def test_stopping_deletes_the_address_its_links_and_what_waits_to_be_sent(client):
    subscription = make_subscription()
    make_mail(about=subscription, to=subscription.email)
    link = link_to(subscription)

    answer = client.post(f"{link}stopp/")

    assert answer["Location"] == ADDRESS + "?stoppet=1"
    page = client.get(answer["Location"]).content.decode()
    assert ["<h1>Nyhetsbrevet er stoppet</h1>" in page, "Meld meg på" in page] == [True, True]
    assert (Subscription.objects.count(), Mail.objects.count(), Link.objects.count()) == (0, 0, 0)


def test_on_ones_own_page_the_language_is_changed_and_everything_taken_along(client):
    subscription = make_subscription(language="nb")
    link = link_to(subscription)

    wrong, right = (client.post(link, {"language": language}) for language in ("fr", "en"))

    copy = client.get(f"{link}last-ned/")
    assert (wrong.status_code, right["Location"]) == (422, f"{link}?endret=1")
    assert copy["Content-Disposition"] == 'attachment; filename="nyhetsbrev.json"'
    assert (copy.json()["email"], copy.json()["language"]) == (subscription.email, "en")


def test_an_address_that_is_refused_three_times_in_a_row_is_paused_until_it_asks_again(client):
    subscription, other = make_subscription(), make_subscription()
    issue = make_mail(about=subscription, template="newsletter/emails/issue")

    for error in (REFUSED, REFUSED, None, REFUSED, REFUSED, SMTPServerDisconnected("down")):
        settled(issue, error)
    assert set(Subscription.objects.active()) == {subscription, other}
    settled(issue, REFUSED)

    assert list(Subscription.objects.active()) == [other]
    assert "Brevene nådde ikke fram" in client.get(link_to(subscription)).content.decode()
    client.post(link_to(subscription, "bekreft/"))
    assert set(Subscription.objects.active()) == {subscription, other}


def test_who_writes_the_newsletter_sees_how_many_and_no_address(client):
    make_subscription_month(month=timezone.localdate().replace(day=1), asked=140, confirmed=128, stopped=5)
    subscription = make_subscription()
    make_subscription(paused_at=timezone.now(), failures=3)
    client.force_login(make_colleague(Role.EDITOR))

    numbers = client.get("/admin/newsletter/subscriptionmonth/")
    addresses = client.get("/admin/newsletter/subscription/")

    assert "128 bekreftet av 140 påmeldte" in numbers.content.decode()
    assert "1 får nyhetsbrevet nå, 1 er på vent" in numbers.content.decode()
    assert (addresses.status_code, subscription.email in numbers.content.decode()) == (403, False)
