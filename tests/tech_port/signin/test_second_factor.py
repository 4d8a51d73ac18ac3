"""A second factor: set up, asked for, wrong, lost and taken away."""

import time
from functools import partial

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.test import Client

from tech_port.audit.models import Entry
from tech_port.signin import jobs, secrets
from tests.factories import make_user
from tests.pages_read import elements, text

from .signing_in import APP, CONFIRM, PASSWORD, code_of, connect_app, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    return make_user(username="kari", password=PASSWORD, is_staff=True, is_superuser=True)


@pytest.fixture
def run_on_commit(django_capture_on_commit_callbacks):
    return partial(django_capture_on_commit_callbacks, execute=True)


def test_who_has_no_second_factor_reaches_the_page_that_sets_one_up_and_no_other(kari):
    browser = Client()

    signed_in = sign_in(browser, "kari")
    pages = [browser.get(path) for path in ("/admin/", "/admin/premises/unit/", "/admin/password_change/")]

    assert (signed_in.status_code, signed_in.url) == (302, "/admin/")
    assert [page.url.split("?")[0] for page in pages] == ["/admin/login/"] * 3
    assert browser.get(pages[0].url).url == "/admin/sikkerhet/"
    assert "Før du kan gå videre" in text(browser.get("/admin/sikkerhet/"))


def test_an_app_is_connected_by_a_drawn_code_and_asked_for_at_the_next_sign_in(kari, run_on_commit):
    browser = Client()
    sign_in(browser, "kari")

    page = browser.get(APP)
    secret, connected = connect_app(browser, run_on_commit)
    codes = browser.get(connected.url)
    other = Client()
    asked = sign_in(other, "kari", next="/admin/premises/unit/")
    inside = other.get("/admin/").status_code
    confirmed = other.post(CONFIRM, {"code": code_of(secret)})

    assert 'class="signin__dots" d="M4 4h7' in page.content.decode()
    assert "data:" not in page.content.decode()
    assert (connected.url, len(elements(codes, "code"))) == ("/admin/sikkerhet/koder/", 10)
    assert browser.get("/admin/").status_code == 200
    assert (asked.url, inside, confirmed.url) == (CONFIRM, 302, "/admin/premises/unit/")
    assert other.get("/admin/").status_code == 200
    assert secret not in str(Authenticator.objects.get(type="totp").data)


def test_a_code_is_good_once_a_wrong_one_is_audited_and_the_sixth_is_not_looked_at(kari, run_on_commit):
    browser = Client()
    sign_in(browser, "kari")
    secret, _connected = connect_app(browser, run_on_commit)
    first, second = Client(), Client()
    sign_in(first, "kari")
    first.post(CONFIRM, {"code": code_of(secret)})
    sign_in(second, "kari")

    again = second.post(CONFIRM, {"code": code_of(secret)})
    wrong = [second.post(CONFIRM, {"code": "000000"}) for _number in range(4)]
    with time_machine.travel(time.time() + 90, tick=False):
        sixth = second.post(CONFIRM, {"code": code_of(secret)})
    with time_machine.travel(time.time() + 16 * 60, tick=False):
        sign_in(second, "kari")
        later = second.post(CONFIRM, {"code": code_of(secret)})

    assert "Koden er feil, brukt før eller for gammel." in text(again)
    assert ([page.status_code for page in wrong], sixth.status_code, later.status_code) == ([200] * 4, 429, 302)
    assert Entry.objects.filter(kind="sign_in", action="failed", object_pk=kari.pk).count() == 5


def test_a_recovery_code_is_good_once(kari, run_on_commit):
    browser = Client()
    sign_in(browser, "kari")
    _secret, connected = connect_app(browser, run_on_commit)
    code = next(element.text for element in elements(browser.get(connected.url), "code"))

    answers = []
    for _time in range(2):
        other = Client()
        sign_in(other, "kari")
        answers.append(other.post(CONFIRM, {"code": code}).status_code)

    assert answers == [302, 200]
    assert "Kodene er vist før." in text(browser.get(connected.url))


def test_who_lost_the_telephone_is_let_in_by_a_command_which_ends_the_sessions_and_is_audited(kari, run_on_commit):
    browser = Client()
    sign_in(browser, "kari")
    connect_app(browser, run_on_commit)

    call_command("remove_second_factor", "kari", verbosity=0)

    assert browser.get("/admin/").url.startswith("/admin/login/")
    assert sign_in(Client(), "kari").url == "/admin/"
    removed = Entry.objects.filter(kind="factors", action="delete", actor=None)
    assert [(row.model, row.object_pk) for row in removed] == [("auth.user", str(kari.pk))] * 2


def test_after_a_key_is_rotated_factors_work_and_the_night_after_the_old_key_can_be_forgotten(
    kari, run_on_commit, settings
):
    browser = Client()
    sign_in(browser, "kari")
    secret, _connected = connect_app(browser, run_on_commit)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "en ny nøkkel", [settings.SECRET_KEY]
    kept = Authenticator.objects.get(type="totp")

    decrypted = secrets.decrypted(kept.data["secret"])
    count = jobs.renew_secrets(None)
    settings.SECRET_KEY_FALLBACKS = []
    kept.refresh_from_db()

    assert (decrypted, count, secrets.decrypted(kept.data["secret"])) == (secret, 2, secret)
