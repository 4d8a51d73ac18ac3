"""Signing up: an address and a language, confirmed with a button behind a mailed link."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from tech_port.newsletter.models import Subscription, SubscriptionMonth
from tech_port.outbox.models import Mail
from tests.factories import make_article, make_page, make_source, make_subscription
from tests.jobs import erased
from tests.links import link_to, tokens_in
from tests.tech_port.newsletter.sent import ADDRESS, typed
from tests.threads import in_threads

pytestmark = pytest.mark.django_db

SENT = ADDRESS + "?sendt=1"


def test_the_newsletter_begins_when_the_link_in_the_mail_is_confirmed_with_a_button(client):
    answer = client.post(ADDRESS, typed(email="Kari@Robotikk.example"))

    subscription, mail = Subscription.objects.get(), Mail.objects.get()
    (token,) = tokens_in(mail.text)
    link = f"{ADDRESS}abonnement/{token}/"
    assert (answer["Location"], subscription.email, subscription.language) == (SENT, "kari@robotikk.example", "nb")
    assert (mail.to, mail.subject) == ("kari@robotikk.example", "Bekreft at du vil ha nyhetsbrevet")
    assert [link in part for part in (mail.text, mail.html)] == [True, True]
    assert f'action="{link}bekreft/"' in client.get(link).content.decode()
    assert client.get(f"{link}bekreft/").status_code == 405
    assert list(Subscription.objects.active()) == []

    for _click in range(2):
        assert client.post(f"{link}bekreft/")["Location"] == f"{link}?bekreftet=1"

    (active,) = Subscription.objects.active()
    assert (active, active.sender_hash) == (subscription, "")
    assert list(SubscriptionMonth.objects.values_list("asked", "confirmed", "stopped")) == [(1, 1, 0)]
    assert "Sendes til kari@robotikk.example." in client.get(link).content.decode()


def test_the_language_is_the_pages_and_can_be_another(client):
    assert client.get("/en/newsletter/").context["form"]["language"].value() == "en"

    client.post("/en/newsletter/", typed(email="ola@lesere.example", language="en"))
    client.post(ADDRESS, typed(email="john@lesere.example", language="en"))

    assert set(Mail.objects.values_list("to", "subject")) == {
        ("ola@lesere.example", "Confirm that you want the newsletter"),
        ("john@lesere.example", "Confirm that you want the newsletter"),
    }
    assert ["/en/newsletter/subscription/" in mail.text for mail in Mail.objects.all()] == [True, True]


def test_the_page_never_tells_whether_an_address_is_known_and_nobody_else_changes_it(client):
    known = make_subscription(email="kjent@lesere.example", language="nb")
    make_subscription(email="ubekreftet@lesere.example", confirmed_at=None)
    make_subscription(email="vente@lesere.example", paused_at=timezone.now(), failures=3)
    addresses = [f"{name}@lesere.example" for name in ("kjent", "ubekreftet", "vente", "ukjent")]

    answers = [client.post(ADDRESS, typed(email=email, language="en")) for email in addresses]

    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, SENT)}
    assert [Mail.objects.get(to=email).subject for email in addresses] == [
        "You already get the newsletter",
        *["Confirm that you want the newsletter"] * 3,
    ]
    known.refresh_from_db()
    assert (Subscription.objects.count(), known.language) == (4, "nb")


@pytest.mark.parametrize(("field", "value"), [("email", "kari@"), ("language", "fr")])
@pytest.mark.parametrize("url", [ADDRESS, "/en/newsletter/"])
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(client, url, field, value):
    response = client.post(url, typed(**{field: value}))

    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert f'value="{typed(**{field: value})["email"]}"' in response.content.decode()
    assert (Subscription.objects.count(), Mail.objects.count()) == (0, 0)


def test_the_link_is_sent_again_within_limits(client, settings):
    settings.FORMS_AN_HOUR_PER_EMAIL = 2

    answers = [client.post(ADDRESS, typed()).status_code for _time in range(3)]

    assert (answers, Subscription.objects.count(), Mail.objects.count()) == ([302, 302, 429], 1, 2)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_one_row_and_a_double_click_is_one_mail():
    form = typed()
    others = [typed(email="KARI@robotikk.example") for _number in range(3)]

    in_threads(4, lambda: Client().post(ADDRESS, form))
    assert (Subscription.objects.count(), Mail.objects.count()) == (1, 1)
    in_threads(3, lambda: Client().post(ADDRESS, others.pop()))

    assert (Subscription.objects.count(), Mail.objects.count()) == (1, 4)
    assert SubscriptionMonth.objects.get().asked == 1


def test_an_address_has_one_row_whatever_its_case():
    make_subscription(email="kari@robotikk.example")

    with pytest.raises(IntegrityError, match="subscription_once_an_address"), transaction.atomic():
        make_subscription(email="Kari@Robotikk.example")


def test_what_nobody_confirmed_and_what_no_letter_reaches_is_deleted_in_time():
    now = timezone.now()
    long_ago, paused = now - timedelta(days=400), {"failures": 3}
    make_subscription(confirmed_at=None, created_at=now - timedelta(days=8))
    make_subscription(created_at=long_ago, confirmed_at=long_ago, paused_at=now - timedelta(days=91), **paused)
    young = make_subscription(confirmed_at=None, created_at=now - timedelta(days=6))
    waits = make_subscription(created_at=long_ago, confirmed_at=long_ago, paused_at=now - timedelta(days=89), **paused)
    old = make_subscription(created_at=long_ago, confirmed_at=long_ago)

    erased()

    assert set(Subscription.objects.all()) == {young, waits, old}


def test_a_link_whose_time_is_up_says_so_and_leads_back_in(client):
    subscription = make_subscription(confirmed_at=None, created_at=timezone.now() - timedelta(days=8))
    link = link_to(subscription)
    erased()

    page = client.get(link)

    html = page.content.decode()
    assert page.status_code == 404
    assert "<h1>Nyhetsbrevet er stoppet, eller lenken er ikke hel</h1>" in html
    assert f'href="{ADDRESS}"' in html


def test_the_page_says_what_is_kept_what_was_sent_and_what_others_sent(client):
    source = make_source(key="tr-2015", publisher="Trondheimsregionen")
    article = make_article(slug="samling-pa-hell")
    article.sources.add(source)

    norwegian, english = (" ".join(client.get(url).content.decode().split()) for url in (ADDRESS, "/en/newsletter/"))

    for said in (
        "Det er ikke sendt noe nyhetsbrev ennå.",
        "7 dager når det ikke blir bekreftet",
        "Vi følger ikke med på om du åpner brevet",
        "Det er deres og ikke vårt",
        'href="/aktuelt/samling-pa-hell/"',
    ):
        assert said in norwegian
    assert "It is theirs and not ours" in english


def test_what_staff_write_about_it_stands_first(client):
    make_page(place="newsletter", title_nb="Nytt fra nabolaget", body_nb="Kommer *to* ganger i året.")

    html = client.get(ADDRESS).content.decode()

    assert "<h1>Nytt fra nabolaget</h1>" in html
    assert ["Kommer <em>to</em> ganger i året." in html, "Når det kommer, er ikke bestemt" in html] == [True, False]
