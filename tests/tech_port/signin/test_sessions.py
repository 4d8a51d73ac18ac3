"""When a session of staff ends, and when somebody is asked for the password again."""

import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.test import Client

from tests.factories import make_event, make_registration, make_user
from tests.pages_read import elements, filled, text

from .signing_in import PASSWORD, sign_in

pytestmark = pytest.mark.django_db
AGAIN = "/admin/sikkerhet/bekreft/"
HALF_AN_HOUR, TEN_HOURS = 30 * 60, 10 * 60 * 60


@pytest.fixture
def kari(db):
    return make_user(username="kari", password=PASSWORD, is_staff=True, is_superuser=True)


def is_in(browser):
    """Asked of a small page of the admin: what there is to do, which the front page works out, says nothing of it."""
    return browser.get("/admin/hopp/").status_code == 200


@pytest.fixture
def browser(kari):
    browser = Client()
    sign_in(browser, "kari")
    return browser


def test_a_session_ends_after_half_an_hour_without_use_and_after_ten_hours_with_it(browser):
    began, found = time.time(), {}

    for minutes in (29, 58, 87, *range(116, 600, 29), 599, 601):
        with time_machine.travel(began + minutes * 60, tick=False):
            found[minutes] = is_in(browser)
    other = Client()
    sign_in(other, "kari")
    with time_machine.travel(time.time() + HALF_AN_HOUR + 1, tick=False):
        idle = is_in(other)

    assert [minutes for minutes, inside in found.items() if not inside] == [601]
    assert (idle, is_in(other)) == (False, False)


def change_password(user):
    user.set_password("en annen lang setning")
    user.save()


@pytest.mark.parametrize(
    "change",
    [
        change_password,
        lambda user: user.groups.add(Group.objects.create(name="x")),
        lambda user: user.user_permissions.add(Permission.objects.first()),
        lambda user: user.groups.get().permissions.add(Permission.objects.first()),
        lambda user: type(user).objects.filter(pk=user.pk).update(is_superuser=False),
        lambda user: type(user).objects.filter(pk=user.pk).update(is_active=False),
    ],
    ids=["password", "group", "right", "right of a group", "superuser", "ended"],
)
def test_a_session_ends_when_what_its_owner_may_do_changes(kari, change):
    kari.groups.add(Group.objects.create(name="Gruppe"))
    browser = Client()
    sign_in(browser, "kari")
    before = is_in(browser)

    change(kari)

    assert (before, is_in(browser)) == (True, False)


def test_a_session_ends_when_a_second_factor_is_another_of_the_same_kind(kari):
    factor = Authenticator.objects.create(user=kari, type=Authenticator.Type.TOTP, data={})
    browser = Client()
    browser.force_login(kari)
    before = is_in(browser)

    factor.delete()
    Authenticator.objects.create(user=kari, type=Authenticator.Type.TOTP, data={})

    assert (before, is_in(browser)) == (True, False)


def test_who_changes_their_own_password_goes_on_and_their_other_session_ends(browser):
    other = Client()
    sign_in(other, "kari")
    new = "en ny og lang setning"

    answer = browser.post(
        "/admin/password_change/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    )

    assert (answer.url, is_in(browser), is_in(other)) == ("/admin/password_change/done/", True, False)


def test_accounts_are_changed_and_personal_data_taken_out_by_who_has_been_asked_within_a_quarter_of_an_hour(
    browser, kari
):
    event = make_event()
    make_registration(event=event, name="Ola Gjest")
    account, people = f"/admin/auth/user/{kari.pk}/change/", f"/admin/events/event/{event.pk}/deltakere/"
    chosen = {"format": "csv"}
    fresh = [browser.get(account).status_code, browser.post(f"{people}fil/", chosen).status_code]

    with time_machine.travel(time.time() + 20 * 60, tick=False):
        listed = browser.get("/admin/auth/user/").status_code
        sent_on = browser.get(account)
        refused = browser.post(f"{people}fil/", chosen)
        wrong = browser.post(AGAIN, filled(refused, password="feil"))
        confirmed = browser.post(AGAIN, filled(wrong, password=PASSWORD))
        taken = browser.post(elements(confirmed, "form")[-1].get("action"), filled(confirmed))
        afterwards = browser.get(account).status_code

    assert (fresh, listed, afterwards) == ([200, 200], 200, 200)
    assert sent_on.url == f"{AGAIN}?next={account}"
    assert (refused.status_code, "Ola Gjest" in text(refused), "Passordet er feil." in text(wrong)) == (
        403,
        False,
        True,
    )
    assert "Ola Gjest" in text(taken)
    assert taken.headers["Content-Disposition"].startswith("attachment")


def test_no_account_is_deleted_in_the_admin(browser, kari):
    other = make_user(is_staff=True)

    answers = [
        browser.post(f"/admin/auth/user/{other.pk}/delete/", {"post": "yes"}),
        browser.post("/admin/auth/user/", {"action": "delete_selected", "_selected_action": other.pk, "post": "yes"}),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert type(kari).objects.count() == 2
