"""Alerts: asked for without an account, confirmed by mail, told once of each change, and stopped with one press."""

import threading
import uuid
from datetime import date, timedelta
from io import StringIO

import pytest
import time_machine
from django.core import mail as django_mail
from django.core.management import call_command
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from premises.alerts import watching as alerts
from premises.models import AlertMatch, SearchAlert, Unit
from tech_port.open_forms.forms import opened_now
from tech_port.outbox import worker
from tech_port.outbox.models import Mail
from tests.factories import (
    make_alert,
    make_alert_match,
    make_building,
    make_lease,
    make_mail,
    make_reservation,
    make_unit,
    make_user,
)

ADDRESS = "/lokaler/varsel/"


def typed(**changes):
    """A form as a visitor sends it, opened a minute ago."""
    with time_machine.travel(timezone.now() - timedelta(minutes=1), tick=False):
        opened = opened_now()
    sent = {"submission": uuid.uuid4(), "opened": opened, "nickname": ""}
    return {**sent, "email": "kari@robotikk.example", "frequency": "at_once", **changes}


def send():
    out = StringIO()
    call_command("send_alerts", stdout=out)
    return out.getvalue().strip()


def told():
    return [mail.text for mail in Mail.objects.filter(template="premises/emails/alert_news").order_by("pk")]


def at_once(work, times=6):
    """Do something in several threads at the same moment."""
    barrier = threading.Barrier(times)

    def run():
        try:
            barrier.wait()
            work()
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _thread in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# What is watched


@pytest.mark.django_db
def test_the_same_search_is_the_same_text_however_it_is_written():
    make_building(slug="bygg-a")
    make_building(slug="bygg-b")

    written = [
        "areal_min=600&bygg=bygg-a&bygg=bygg-b&ledig_innen=2027-07-01",
        "bygg=bygg-b&ledig_innen=2027-07-01&areal_min=600.0&bygg=bygg-a&areal_maks=",
        "sorter=pris&dato=2027-01-01&side=3&x=1&areal_min= 600 &ledig_innen=2027-07-01&bygg=bygg-b&bygg=bygg-a",
    ]

    assert {alerts.Watch(QueryDict(query)).query for query in written} == {
        "areal_min=600&bygg=bygg-a&bygg=bygg-b&ledig_innen=2027-07-01"
    }


@pytest.mark.django_db
def test_the_page_says_in_words_what_is_watched_and_what_could_not_be_read(client):
    building = make_building(name_nb="Byggetrinn 3", slug="byggetrinn-3")

    page = client.get(ADDRESS + f"?areal_min=600&bygg={building.slug}&type=lab&ansatte=mange")

    watch = page.context["watch"]
    assert [text.replace("\u00a0", " ") for text in watch.in_words] == [
        "Areal fra (m²): 600 m²",
        "Bygg: Byggetrinn 3",
        "Bruk: Lab",
    ]
    assert list(watch.form.errors) == ["ansatte"]
    assert "En del av filteret kunne ikke brukes:" in page.content.decode()


@pytest.mark.django_db
def test_a_building_with_nothing_on_offer_can_be_waited_for():
    building = make_building(slug="fullt-hus")
    alert = make_alert(query="bygg=fullt-hus")

    assert send() == "alerts: 0"
    make_unit(building=building)
    make_unit()

    assert send() == "alerts: 1"
    assert [match.unit.building for match in alert.matches.all()] == [building]


@pytest.mark.django_db
def test_a_search_that_can_no_longer_be_read_finds_nothing_rather_than_everything(client):
    alert = make_alert(query="bygg=revet")
    make_unit()

    assert send() == "alerts: 0"
    assert AlertMatch.objects.count() == 0
    assert "Søket kan ikke leses lenger" in client.get(alert.get_absolute_url()).content.decode()


# Asking for one


@pytest.mark.django_db
def test_an_alert_begins_when_the_link_in_the_mail_is_confirmed_with_a_button(client):
    answer = client.post(ADDRESS + "?areal_min=600", typed(email="Kari@Robotikk.example", frequency="weekly"))

    alert, mail = SearchAlert.objects.get(), Mail.objects.get()
    link = alert.get_absolute_url()
    assert answer["Location"] == ADDRESS + "?sendt=1"
    assert (alert.email, alert.query, alert.frequency, alert.language, alert.confirmed_at) == (
        "kari@robotikk.example",
        "areal_min=600",
        "weekly",
        "nb",
        None,
    )
    assert (mail.to, mail.subject) == ("kari@robotikk.example", "Bekreft varselet om lokaler")
    assert [link in part and "Areal fra (m²): 600\u00a0m²" in part for part in (mail.text, mail.html)] == [True, True]
    assert 'action="' + link + 'bekreft/"' in client.get(link).content.decode()
    alert.refresh_from_db()
    assert alert.confirmed_at is None
    assert client.get(f"{link}bekreft/").status_code == 405

    for _click in range(2):
        assert client.post(f"{link}bekreft/")["Location"] == link

    alert.refresh_from_db()
    assert alert.confirmed_at is not None
    assert alert.sender_hash == ""


@pytest.mark.django_db
def test_what_fits_already_is_on_the_page_and_only_what_comes_later_is_mailed(client):
    make_unit(name="GAMMEL")
    alert = make_alert(confirmed_at=None)

    page = client.get(alert.get_absolute_url()).content.decode()
    client.post(f"{alert.get_absolute_url()}bekreft/")
    quiet = send()
    make_unit(name="NYTT")

    assert "Se det som passer nå (1 lokale)" in page
    assert (quiet, send()) == ("alerts: 0", "alerts: 1")
    assert ["NYTT" in told()[0], "GAMMEL" in told()[0]] == [True, False]


@pytest.mark.django_db
def test_the_page_never_tells_whether_an_address_is_known(client):
    make_alert(email="kjent@leietaker.example", query="areal_min=600")
    make_alert(email="ubekreftet@leietaker.example", query="areal_min=600", confirmed_at=None)
    addresses = [f"{name}@leietaker.example" for name in ("kjent", "ubekreftet", "ukjent")]

    answers = [client.post(ADDRESS + "?areal_min=600", typed(email=email)) for email in addresses]

    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, ADDRESS + "?sendt=1")}
    assert [Mail.objects.get(to=email).subject for email in addresses] == [
        "Du har alt dette varselet om lokaler",
        "Bekreft varselet om lokaler",
        "Bekreft varselet om lokaler",
    ]
    assert SearchAlert.objects.count() == 3


@pytest.mark.django_db
def test_nobody_else_can_change_an_alert_that_is_confirmed(client):
    alert = make_alert(email="kari@robotikk.example", frequency="at_once")

    client.post(ADDRESS + "?areal_min=600", typed(frequency="weekly"))

    alert.refresh_from_db()
    assert alert.frequency == "at_once"


@pytest.mark.django_db(transaction=True)
def test_a_double_click_is_one_alert_and_one_mail():
    form = typed()

    at_once(lambda: Client().post(ADDRESS + "?areal_min=600", form))

    assert (SearchAlert.objects.count(), Mail.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_an_english_alert_is_mailed_in_english(client):
    client.post("/en/premises/alert/?areal_min=600", typed())
    asked = Mail.objects.get()
    alert = SearchAlert.objects.get()
    client.post(f"{alert.get_absolute_url()}confirm/")
    make_unit(name="B3-601")
    send()

    news = Mail.objects.exclude(pk=asked.pk).get()
    assert alert.language == "en"
    assert asked.subject == "Confirm your alert about premises"
    assert news.subject == "1 unit fits your alert"
    assert "/en/premises/alert/" in asked.text
    assert "Ledig" not in news.text + news.html
    assert "/en/premises/" in news.headers["List-Unsubscribe"]


@pytest.mark.django_db
@pytest.mark.parametrize(("field", "value"), [("email", "kari@"), ("email", ""), ("frequency", "hourly")])
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(client, field, value):
    response = client.post(ADDRESS + "?areal_min=600", typed(**{field: value}))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert [text.replace("\u00a0", " ") for text in response.context["watch"].in_words] == ["Areal fra (m²): 600 m²"]
    assert (SearchAlert.objects.count(), Mail.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_a_form_that_comes_faster_than_a_person_types_is_asked_for_once_more(client):
    refused = client.post(ADDRESS, typed(opened=opened_now()))
    with time_machine.travel(timezone.now() + timedelta(seconds=10)):
        taken = client.post(ADDRESS, typed(opened=refused.context["form"]["opened"].value()))

    assert (refused.status_code, taken.status_code) == (422, 302)


@pytest.mark.django_db
def test_nobody_can_flood_an_address_or_the_form(client, settings):
    settings.FORMS_AN_HOUR_PER_EMAIL = 2
    settings.FORMS_AN_HOUR_PER_ADDRESS = 3
    same = [client.post(ADDRESS + f"?areal_min={area}", typed()).status_code for area in (100, 200, 300)]
    others = [client.post(ADDRESS, typed(email=f"{name}@robotikk.example")).status_code for name in "ab"]

    assert (same, others) == ([302, 302, 429], [302, 429])


@pytest.mark.django_db
def test_a_filter_too_long_to_keep_is_refused(client):
    slugs = [make_building(slug=f"et-bygg-med-et-ganske-langt-navn-{number}").slug for number in range(20)]

    response = client.post(ADDRESS + "?" + "&".join(f"bygg={slug}" for slug in slugs), typed())

    assert response.status_code == 422
    assert "Filteret er for langt for et varsel." in response.content.decode()


# Being told


@pytest.mark.django_db
def test_a_unit_is_told_of_once_and_once_again_for_each_change():
    alert = make_alert()
    unit = make_unit(name="B3-601", rent_nok_m2_year="2450.00")
    make_unit(name="LITEN", area_m2="500.0", exclusive_m2=None)

    runs = [send(), send()]
    Unit.objects.filter(pk=unit.pk).update(rent_nok_m2_year="2300.00")
    runs += [send(), send()]
    lease = make_lease(unit=unit, ends_on=timezone.localdate() + timedelta(days=100))
    runs += [send(), send()]

    assert runs == ["alerts: 1", "alerts: 0"] * 3
    assert len(told()) == 3
    assert all("B3-601" in text and "LITEN" not in text for text in told())
    assert {match.standing for match in alert.matches.all()} == {
        "vacant 2450.00",
        "vacant 2300.00",
        f"coming {lease.ends_on + timedelta(days=1)} 2300.00",
    }
    assert all(match.mail and match.told_at for match in alert.matches.all())


@pytest.mark.django_db
def test_days_that_pass_are_no_change():
    make_alert()
    make_unit(confirmed_on=timezone.localdate())
    runs = [send()]

    for days in (1, 30):
        with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
            runs.append(send())

    assert runs == ["alerts: 1", "alerts: 0", "alerts: 0"]


@pytest.mark.django_db
def test_what_is_taken_is_not_told_of_and_is_news_when_it_comes_back():
    make_alert()
    unit = make_unit()
    runs = [send()]
    reservation = make_reservation(unit=unit)
    runs.append(send())
    reservation.delete()
    runs.append(send())

    assert runs == ["alerts: 1", "alerts: 0", "alerts: 1"]


@pytest.mark.django_db
def test_only_what_the_public_sees_is_told_of():
    make_alert(query="")
    make_unit(hidden=True)
    make_unit(is_offered=False)
    make_unit(confirmed_on=timezone.localdate() - timedelta(days=91))
    make_unit(confirmed_on=None)

    assert send() == "alerts: 0"


@pytest.mark.django_db
def test_several_units_come_in_one_mail_and_the_longest_list_is_cut():
    make_alert(query="")
    building = make_building()
    for number in range(alerts.MOST_IN_A_MAIL + 2):
        make_unit(building=building, name=f"L-{number}")

    assert send() == "alerts: 1"
    (text,) = told()
    assert text.count("\n- L-") == alerts.MOST_IN_A_MAIL
    assert "- og 2 til" in text
    assert Mail.objects.get().subject == "22 lokaler passer til varselet ditt"


@pytest.mark.django_db
@time_machine.travel("2026-11-22 08:00 +0100", tick=False)
def test_a_weekly_alert_collects_seven_days_in_one_mail():
    make_alert(frequency="weekly")
    make_unit(name="DAG-0")
    runs = [send()]
    for day in range(1, 9):
        with time_machine.travel(f"2026-11-{22 + day} 08:00 +0100", tick=False):
            if day in {2, 5}:
                make_unit(name=f"DAG-{day}")
            runs.append(send())

    assert [run[-1] for run in runs] == list("100000010")
    assert [f"DAG-{day}" in told()[1] for day in (0, 2, 5)] == [False, True, True]


@pytest.mark.django_db
def test_a_weekly_mail_tells_how_things_stand_then():
    make_alert(frequency="weekly", last_sent_at=timezone.now() - timedelta(days=6))
    cheaper, gone = make_unit(name="BILLIGERE", rent_nok_m2_year="2450.00"), make_unit(name="BORTE")
    waiting = send()
    Unit.objects.filter(pk=cheaper.pk).update(rent_nok_m2_year="2300.00")
    Unit.objects.filter(pk=gone.pk).update(is_offered=False)

    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        runs = [send(), send()]

    assert (waiting, runs) == ("alerts: 0", ["alerts: 1", "alerts: 0"])
    (text,) = told()
    assert ["2\u00a0300" in text, "2\u00a0450" in text, "BORTE" in text] == [True, False, False]
    assert AlertMatch.objects.filter(told_at=None).count() == 0


@pytest.mark.django_db
def test_an_alert_that_is_not_confirmed_is_told_nothing():
    make_alert(confirmed_at=None)
    make_unit()

    assert (send(), Mail.objects.count()) == ("alerts: 0", 0)


@pytest.mark.django_db(transaction=True)
def test_several_runs_at_once_tell_once():
    for _alert in range(5):
        make_alert()
    make_unit()
    now = timezone.now()

    at_once(lambda: alerts.send_all(now), times=4)

    assert Mail.objects.count() == 5
    assert len(set(Mail.objects.values_list("to", flat=True))) == 5
    assert AlertMatch.objects.count() == 5


@pytest.mark.django_db
def test_an_alert_costs_the_same_however_many_units_fit(django_assert_max_num_queries):
    make_alert()
    building = make_building()
    for _unit in range(10):
        make_unit(building=building)

    with django_assert_max_num_queries(25):
        alerts.send_all(timezone.now())


# Changing and stopping


@pytest.mark.django_db
def test_the_mail_offers_to_stop_and_the_offer_leads_to_a_page_with_a_button(client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = "Trondheim Tech Port <post@techport.example>"
    alert = make_alert()
    make_unit()
    send()
    worker.send_one()

    (message,) = django_mail.outbox
    stop = f"{alert.get_absolute_url()}stopp/"
    assert message.extra_headers["List-Unsubscribe"] == (
        f"<{settings.SITE_URL}{stop}>, <mailto:post@techport.example?subject=Stopp%20varsel>"
    )
    assert "List-Unsubscribe-Post" not in message.extra_headers
    assert message.extra_headers["Message-ID"].startswith("<")
    assert stop in message.body
    assert "Vil du stoppe varselet?" in client.get(stop).content.decode()
    assert SearchAlert.objects.count() == 1


@pytest.mark.django_db
def test_stopping_deletes_the_alert_and_what_it_had_found(client):
    alert, kept = make_alert(email="kari@robotikk.example"), make_alert()
    make_alert_match(alert=alert)
    link = alert.get_absolute_url()

    answer = client.post(f"{link}stopp/")

    assert answer["Location"] == ADDRESS + "?stoppet=1"
    assert "Varselet er stoppet" in client.get(answer["Location"]).content.decode()
    assert (list(SearchAlert.objects.all()), AlertMatch.objects.count()) == ([kept], 0)
    assert [client.get(url).status_code for url in (link, f"{link}stopp/")] == [404, 404]


@pytest.mark.django_db
def test_how_often_is_changed_on_the_alerts_own_page(client):
    alert = make_alert()
    link = alert.get_absolute_url()

    wrong = client.post(link, {"frequency": "hver time"})
    changed = client.post(link, {"frequency": "weekly"})

    alert.refresh_from_db()
    assert (wrong.status_code, changed["Location"], alert.frequency) == (422, f"{link}?endret=1", "weekly")


@pytest.mark.django_db
def test_an_alerts_pages_are_private(client):
    alert = make_alert()

    for url in (alert.get_absolute_url(), alert.stop_url):
        response = client.get(url)
        assert (response["Cache-Control"], response["Referrer-Policy"]) == ("no-store", "same-origin")
        assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert client.get(f"{ADDRESS}feil/").status_code == 404


@pytest.mark.django_db
def test_staff_see_the_alert_and_never_its_link(client):
    alert = make_alert()
    make_mail(text=f"Lenken: {alert.get_absolute_url()}")
    client.force_login(make_user(username="stab", is_staff=True, is_superuser=True))

    pages = [
        client.get(f"/admin/premises/searchalert/{alert.pk}/change/").content.decode(),
        client.get(f"/admin/outbox/mail/{Mail.objects.get().pk}/change/").content.decode(),
    ]

    assert alert.email in pages[0]
    assert [alert.token in page for page in pages] == [False, False]


@pytest.mark.django_db
def test_an_alert_that_nobody_confirmed_is_deleted_after_seven_days():
    make_alert(confirmed_at=None, created_at=timezone.now() - timedelta(days=8))
    young = make_alert(confirmed_at=None, created_at=timezone.now() - timedelta(days=6))
    old = make_alert(created_at=timezone.now() - timedelta(days=400))

    call_command("delete_expired", stdout=StringIO())

    assert set(SearchAlert.objects.all()) == {young, old}


def test_the_standing_of_a_unit_is_short_enough_to_keep():
    unit = Unit(rent_nok_m2_year="123456.78")
    unit.status, unit.available_from = "coming", date(2035, 12, 31)

    assert alerts.standing(unit) == "coming 2035-12-31 123456.78"
