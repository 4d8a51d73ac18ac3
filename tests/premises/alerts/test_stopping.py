"""Alerts changed and stopped behind their own link."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core import mail as django_mail
from django.utils import timezone

from premises.alerts.standing import standing_of, subject_of
from premises.fits.answers import Answer
from premises.models import AlertMatch, SearchAlert, Unit
from tech_port.outbox import worker
from tech_port.outbox.models import Mail
from tests.factories import (
    make_alert,
    make_alert_match,
    make_mail,
    make_unit,
    make_user,
)
from tests.jobs import erased
from tests.links import link_to, token_of, tokens_in
from tests.mail import LOCMEM, send_by
from tests.premises.alerts.sent import ADDRESS, send


@pytest.mark.django_db
def test_the_mail_offers_to_stop_and_the_offer_leads_to_a_page_with_a_button(client, settings):
    send_by(settings, LOCMEM)
    settings.DEFAULT_FROM_EMAIL = "Trondheim Tech Port <post@techport.example>"
    alert = make_alert()
    make_unit()
    send()
    worker.send_one()

    (message,) = django_mail.outbox
    (token,) = tokens_in(message.body)
    stop, press = f"{ADDRESS}{token}/stopp/", f"{ADDRESS}{token}/avmeld/"
    assert message.extra_headers["List-Unsubscribe"] == (
        f"<{settings.SITE_URL}{press}>, <mailto:post@techport.example?subject=Stopp%20varsel>"
    )
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message.extra_headers["Message-ID"].startswith("<")
    assert stop in message.body
    pages = [client.get(url, follow=True).content.decode() for url in (stop, press)]
    assert ["Vil du stoppe varselet?" in page for page in pages] == [True, True]
    assert SearchAlert.objects.by_token(token).get() == alert


@pytest.mark.django_db
def test_stopping_deletes_the_alert_and_what_it_had_found(client):
    alert, kept = make_alert(email="kari@robotikk.example"), make_alert()
    make_alert_match(alert=alert)
    link = link_to(alert)

    answer = client.post(f"{link}stopp/")

    assert answer["Location"] == ADDRESS + "?stoppet=1"
    assert "Varselet er stoppet" in client.get(answer["Location"]).content.decode()
    assert (list(SearchAlert.objects.all()), AlertMatch.objects.count()) == ([kept], 0)
    again = [client.get(link), client.get(f"{link}stopp/"), client.post(f"{link}stopp/"), client.get(f"{link}avmeld/")]
    said = "<h1>Varselet er stoppet, eller lenken er ikke hel</h1>"
    assert [(page.status_code, said in page.content.decode()) for page in again] == [(404, True)] * 4


@pytest.mark.django_db
def test_how_often_is_changed_on_the_alerts_own_page(client):
    alert = make_alert()
    link = link_to(alert)

    wrong = client.post(link, {"frequency": "hver time"})
    changed = client.post(link, {"frequency": "weekly"})

    alert.refresh_from_db()
    assert (wrong.status_code, changed["Location"], alert.frequency) == (422, f"{link}?endret=1", "weekly")


@pytest.mark.django_db
def test_an_alerts_pages_are_private(client):
    alert = make_alert()

    for url in (link_to(alert), link_to(alert, "stopp/")):
        response = client.get(url)
        assert (response["Cache-Control"], response["Referrer-Policy"]) == ("no-store", "same-origin")
        assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert client.get(f"{ADDRESS}feil/").status_code == 404


@pytest.mark.django_db
def test_staff_see_the_alert_and_never_its_link(client):
    alert = make_alert()
    make_mail(text=f"Lenken: {link_to(alert)}")
    client.force_login(make_user(username="stab", is_staff=True, is_superuser=True))

    pages = [
        client.get(f"/admin/premises/searchalert/{alert.pk}/change/").content.decode(),
        client.get(f"/admin/outbox/mail/{Mail.objects.get().pk}/change/").content.decode(),
    ]

    assert alert.email in pages[0]
    assert [token_of(alert) in page for page in pages] == [False, False]


@pytest.mark.django_db
def test_an_alert_that_nobody_confirmed_is_deleted_after_seven_days():
    make_alert(confirmed_at=None, created_at=timezone.now() - timedelta(days=8))
    young = make_alert(confirmed_at=None, created_at=timezone.now() - timedelta(days=6))
    old = make_alert(created_at=timezone.now() - timedelta(days=400))

    erased()

    assert set(SearchAlert.objects.all()) == {young, old}


def test_the_standing_of_a_unit_is_short_enough_to_keep():
    units = [Unit(pk=10**7 - number, rent_nok_m2_year=Decimal("123456.78"), area_m2=100) for number in range(4)]
    for unit in units:
        unit.status, unit.available_from = "when_built", date(2035, 12, 31)
    answers = [
        Answer("unit", tuple(units[:1]), Decimal(100)),
        Answer("part", tuple(units[:1]), Decimal("412.50")),
        Answer("together", tuple(units), Decimal(400)),
    ]

    standings = [standing_of(answer) for answer in answers]

    assert standings == [
        "when_built 2035-12-31 123456.78",
        "part 412.5 when_built 2035-12-31 123456.78",
        "with 9999999+9999998+9999997 when_built 2035-12-31 123456.78",
    ]
    assert [subject_of(standing) for standing in standings] == ["", "part", "with 9999999+9999998+9999997"]
    assert max(map(len, standings)) <= AlertMatch._meta.get_field("standing").max_length
