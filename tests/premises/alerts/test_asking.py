"""Alerts asked for without an account: what is watched, confirmed by mail."""

from datetime import timedelta

import pytest
import time_machine
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from premises.alerts import watching as alerts
from premises.models import AlertMatch, SearchAlert
from tech_port.open_forms.forms import opened_now
from tech_port.outbox.models import Mail
from tests.factories import (
    make_alert,
    make_building,
    make_unit,
)
from tests.links import link_to, tokens_in
from tests.premises.alerts.sent import ADDRESS, send, told, typed
from tests.threads import in_threads

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

    assert send() == 0
    make_unit(building=building)
    make_unit()

    assert send() == 1
    assert [match.unit.building for match in alert.matches.all()] == [building]


@pytest.mark.django_db
def test_a_search_that_can_no_longer_be_read_finds_nothing_rather_than_everything(client):
    alert = make_alert(query="bygg=revet")
    make_unit()

    assert send() == 0
    assert AlertMatch.objects.count() == 0
    assert "Søket kan ikke leses lenger" in client.get(link_to(alert)).content.decode()


# Asking for one


@pytest.mark.django_db
def test_an_alert_begins_when_the_link_in_the_mail_is_confirmed_with_a_button(client):
    answer = client.post(ADDRESS + "?areal_min=600", typed(email="Kari@Robotikk.example", frequency="weekly"))

    alert, mail = SearchAlert.objects.get(), Mail.objects.get()
    (token,) = tokens_in(mail.text)
    link = f"{ADDRESS}{token}/"
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

    page = client.get(link_to(alert)).content.decode()
    client.post(f"{link_to(alert)}bekreft/")
    quiet = send()
    make_unit(name="NYTT")

    assert "Se det som passer nå (1 lokale)" in page
    assert (quiet, send()) == (0, 1)
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

    in_threads(6, lambda: Client().post(ADDRESS + "?areal_min=600", form))

    assert (SearchAlert.objects.count(), Mail.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_an_english_alert_is_mailed_in_english(client):
    client.post("/en/premises/alert/?areal_min=600", typed())
    asked = Mail.objects.get()
    alert = SearchAlert.objects.get()
    client.post(link_to(alert, "confirm/", "en"))
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
