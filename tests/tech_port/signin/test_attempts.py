"""Attempts are counted before a password is hashed, and nobody is locked out for ever."""

import time

import pytest
import time_machine
from django.db import connection
from django.test import Client

from tech_port.audit.models import Entry
from tech_port.signin import hashing, views
from tests.factories import make_user
from tests.pages_read import elements, text

from .signing_in import PASSWORD, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari(db):
    return make_user(username="kari", password=PASSWORD, is_staff=True)


@pytest.fixture
def hashed(monkeypatch):
    """The passwords that were hashed, in the order in which they were."""
    found = []
    monkeypatch.setattr("django.contrib.auth.hashers.MD5PasswordHasher.verify", lambda *a: found.append(a[1]) or False)
    return found


def test_the_sixth_attempt_for_a_name_from_an_address_is_not_hashed_whether_the_name_is_anybodys_or_not(kari, hashed):
    answers = [sign_in(Client(), "kari", f"feil passord {number}") for number in range(7)]

    assert hashed == [f"feil passord {number}" for number in range(5)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 2
    assert (answers[5].headers["Retry-After"], "Vent et kvarter" in text(answers[5])) == ("600", True)
    assert [sign_in(Client(), "ingen", "feil").status_code for _time in range(6)] == [200] * 5 + [429]
    actions = list(Entry.objects.filter(kind="sign_in").order_by("pk").values_list("action", "object_pk"))
    assert actions[:7] == [("failed", str(kari.pk))] * 5 + [("locked", str(kari.pk))] * 2


def test_another_address_and_a_quarter_of_an_hour_let_the_right_password_in(kari, settings):
    settings.BEHIND_PROXY = True
    for _time in range(6):
        Client().post("/admin/login/", {"login": "kari", "password": "feil"}, headers={"X-Forwarded-For": "192.0.2.1"})
    fields = {"login": "kari", "password": PASSWORD}

    elsewhere = Client().post("/admin/login/", fields, headers={"X-Forwarded-For": "192.0.2.1, 192.0.2.2"})
    with time_machine.travel(time.time() + 15 * 60 + 1, tick=False):
        later = Client().post("/admin/login/", fields, headers={"X-Forwarded-For": "192.0.2.1"})

    assert (elsewhere.status_code, later.status_code) == (302, 302)


def test_one_address_tries_twenty_names_and_one_name_is_tried_from_thirty_addresses(kari, hashed, settings):
    settings.BEHIND_PROXY = True
    for number in range(25):
        sign_in(Client(), f"navn-{number}", "feil")
    by_address = sign_in(Client(), "kari", "feil")
    statuses = [
        Client()
        .post("/admin/login/", {"login": "kari", "password": "x"}, headers={"X-Forwarded-For": f"198.51.100.{number}"})
        .status_code
        for number in range(31)
    ]

    assert (by_address.status_code, statuses.count(200)) == (429, 29)


def test_six_people_of_one_office_sign_in_at_once(db):
    names = [make_user(password=PASSWORD, is_staff=True).username for _number in range(6)]

    answers = [sign_in(Client(), name).status_code for name in names for _time in range(3)]

    assert answers == [302] * 18


def test_what_is_counted_is_shared_by_processes_and_names_nobody(kari):
    sign_in(Client(), "kari", "feil")

    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(cache_key || value, ' ') FROM signin_attempts")
        [[kept]] = cursor.fetchall()

    assert "kari" not in kept
    assert "127.0.0.1" not in kept


def test_where_there_is_no_room_the_attempt_is_neither_hashed_nor_counted_and_nothing_typed_is_lost(kari, hashed):
    for _place in range(2):
        views.AT_ONCE.acquire()
    try:
        answer = sign_in(Client(), "kari", **{"typed.title_nb": "Ny tittel", "next": "/admin/content/"})
    finally:
        for _place in range(2):
            views.AT_ONCE.release()

    fields = {field.get("name"): field.get("value") for field in elements(answer, "input")}
    assert (answer.status_code, answer.headers["Retry-After"], hashed) == (429, "5", [])
    assert (fields["login"], fields["typed.title_nb"], fields["next"]) == ("kari", "Ny tittel", "/admin/content/")
    assert not Entry.objects.filter(kind="sign_in").exists()


@pytest.mark.parametrize("account", [{"is_staff": False}, {"is_active": False}])
def test_who_is_no_staff_or_was_ended_is_told_no_more_than_who_typed_wrong(account):
    make_user(username="ola", password=PASSWORD, **{"is_staff": True} | account)
    browser = Client()

    answer = sign_in(browser, "ola")

    assert "Brukernavnet eller passordet er feil." in text(answer)
    assert (answer.status_code, "_auth_user_id" in browser.session) == (200, False)


def test_passwords_are_hashed_one_at_a_time_on_one_processor():
    hasher = hashing.PatientArgon2PasswordHasher()

    kept = hasher.encode(PASSWORD, "etsaltsomerlangtnok")

    assert hasher.verify(PASSWORD, kept)
    assert ",p=1$" in kept
