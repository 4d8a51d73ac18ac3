"""When something is wrong: a page that says so in the reader's language, with every page's headers and no secrets."""

import uuid

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import InterfaceError, OperationalError, connection
from django.test import Client

from premises.elevation import stacking
from premises.models import Interest
from tech_port.open_forms import forms as pace
from tests.addresses import ARGUMENTS, address, page_names
from tests.admin.error_pages import assert_admins_own
from tests.crawl import LANGUAGES, Page
from tests.factories import make_heartbeat, make_user
from tests.pages.tables import SECURITY, security

SECRET = "hemmeligheten bak feilen"


@pytest.fixture
def visitor():
    """A browser that gets the answer that visitors get, also when a view fails."""
    return Client(raise_request_exception=False)


@pytest.fixture
def broken(monkeypatch):
    """Makes the front page fail with an exception."""

    def fail(exception):
        def draw(*args, **kwargs):
            raise exception

        monkeypatch.setattr(stacking, "draw", draw)

    return fail


@pytest.fixture
def database_away(db):
    """Makes every question to the database fail, as when its server is gone."""
    with pytest.MonkeyPatch.context() as patch:

        def leave(exception=OperationalError):
            def refuse(*args, **kwargs):
                raise exception(SECRET)

            patch.setattr(connection, "cursor", refuse)

        yield leave


def assert_styled(response, status, language, heading):
    """The error's page: complete, in the language, as safe as any other, and hidden from robots."""
    page = Page("error", language, "/", response)
    assert page.faults == []
    assert response.status_code == status
    assert page.text("h1") == [heading]
    assert page.title == f"{heading} – Trondheim Tech Port"
    assert page.tree.get("lang") == language
    assert page.meta("robots") == ["noindex"]
    assert [href for _lang, href in page.links("stylesheet") if "/css/site." in href] != []
    assert len(page.all("header")) == len(page.all("footer")) == 1
    assert security(response) == SECURITY
    assert "Traceback" not in page.html
    assert SECRET not in page.html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "language", "heading"),
    [
        ("/finnes-ikke/", "nb", "Siden finnes ikke"),
        ("/lokaler/interesse/feil-lenke/", "nb", "Interessemeldingen er slettet, eller lenken er ikke hel"),
        ("/lokaler/finnes-ikke/", "nb", "Siden finnes ikke"),
        ("/lokaler/finnes-ikke/heller-ikke/", "nb", "Siden finnes ikke"),
        ("/medlemmer/finnes-ikke/", "nb", "Siden finnes ikke"),
        ("/arrangementer/finnes-ikke/", "nb", "Siden finnes ikke"),
        ("/aktuelt/finnes-ikke/", "nb", "Siden finnes ikke"),
        ("/en/nothing/", "en", "Page not found"),
        ("/en/premises/nothing/", "en", "Page not found"),
        ("/en/news/nothing/", "en", "Page not found"),
    ],
)
def test_what_is_not_there_is_said_in_the_language_of_the_address(visitor, url, language, heading):
    assert_styled(visitor.get(url), 404, language, heading)


@pytest.mark.django_db
@pytest.mark.parametrize(("url", "other"), [("/finnes-ikke/", "en"), ("/en/nothing/", "nb"), ("/lokaler/ingen/", "en")])
def test_the_language_switch_works_also_where_nothing_is_found(visitor, url, other):
    page = Page("error", "", url, visitor.get(url))

    switch = [link.get("href") for link in page.all("a") if link.get("hreflang") == other]

    assert [Page("", "", "", visitor.get(href)).tree.get("lang") for href in switch] == [other]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("exception", "status", "heading"),
    [
        (BadRequest(SECRET), 400, "Forespørselen var ikke til å forstå"),
        (PermissionDenied(SECRET), 403, "Denne siden er ikke for alle"),
        (RuntimeError(SECRET), 500, "Noe gikk galt hos oss"),
        (OperationalError(SECRET), 503, "Vi er straks tilbake"),
        (InterfaceError(SECRET), 503, "Vi er straks tilbake"),
    ],
)
def test_a_view_that_fails_gives_a_page_without_the_cause(visitor, broken, exception, status, heading):
    broken(exception)

    assert_styled(visitor.get("/"), status, "nb", heading)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("exception", "status", "heading"),
    [
        (BadRequest(SECRET), 400, "We could not understand the request"),
        (PermissionDenied(SECRET), 403, "This page is not for everyone"),
        (RuntimeError(SECRET), 500, "Something went wrong on our side"),
        (OperationalError(SECRET), 503, "We will be right back"),
    ],
)
def test_a_view_that_fails_in_english_says_so_in_english(visitor, broken, exception, status, heading):
    broken(exception)

    assert_styled(visitor.get("/en/"), status, "en", heading)


def test_who_is_signed_in_is_never_told_to_sign_in(visitor, db, broken):
    visitor.force_login(make_user(username="kari", is_staff=True))
    broken(PermissionDenied())

    html = visitor.get("/").content.decode()

    assert "Brukeren din har ikke rettighet til å se den." in html
    assert "Du må være logget inn" not in html


def test_an_address_of_another_host_is_refused_with_a_page(visitor):
    response = visitor.get("/", headers={"host": "ond.example"})

    assert_styled(response, 400, "nb", "Forespørselen var ikke til å forstå")
    assert "ond.example" not in response.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_and_nothing_is_stored():
    strict = Client(enforce_csrf_checks=True)

    response = strict.post(
        "/lokaler/interesse/", {"organisation_name": "Leietaker AS", "email": "ola@leietaker.example"}
    )

    assert_styled(response, 403, "nb", "Skjemaet kunne ikke bekreftes")
    assert "gå ett steg tilbake i nettleseren" in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store"
    assert Interest.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("/", "GET, HEAD"),
        ("/lokaler/", "GET, HEAD"),
        ("/medlemmer/", "GET, HEAD"),
        ("/arrangementer/", "GET, HEAD"),
        ("/aktuelt/", "GET, HEAD"),
        ("/om/", "GET, HEAD"),
        ("/om/styret/", "GET, HEAD"),
        ("/sok/", "GET, HEAD"),
        ("/personvern/", "GET, HEAD"),
        ("/tilgjengelighet/", "GET, HEAD"),
        ("/robots.txt", "GET, HEAD"),
        ("/helse/", "GET, HEAD"),
    ],
)
def test_a_page_that_only_shows_takes_no_forms(visitor, url, allowed):
    response = visitor.post(url, {"q": "x"})

    assert (response.status_code, response.headers.get("Allow")) == (405, allowed)
    assert security(response) == SECURITY


@pytest.mark.django_db
def test_a_link_in_a_mail_withdraws_nothing_by_being_followed(visitor, site):
    response = visitor.get(f"/lokaler/interesse/{site.token}/trekk/")

    assert response.status_code == 200
    assert Interest.objects.get(pk=site.interest.pk).is_open


# The database is away


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_that_it_is_back_soon_when_the_database_is_away(visitor, site, database_away, language):
    heading = {"nb": "Vi er straks tilbake", "en": "We will be right back"}[language]
    urls = {name: address(name, language, ARGUMENTS.get(name, lambda site: [])(site)) for name in page_names()}
    urls["search"] += "?q=kontor"
    database_away()

    answers = {name: visitor.get(url) for name, url in urls.items()}

    asks_nothing = {name for name, response in answers.items() if response.status_code == 200}
    assert asks_nothing <= {
        "accessibility",
        "collaboration:challenge_create",
        "events:tip_create",
        "privacy",
        "premises:interest_create",
        "premises:interest_deleted",
        "premises:landlord_ask",
        "premises:unit_compare",
    }
    for name in set(answers) - asks_nothing:
        assert_styled(answers[name], 503, language, heading)
        assert (name, answers[name].headers["Retry-After"]) == (name, "60")


def test_a_form_is_not_taken_while_the_database_is_away_and_what_was_typed_is_kept(visitor, settings, database_away):
    form = {
        "submission": uuid.uuid4(),
        "opened": pace.opened_now(),
        "organisation_name": "Leietaker AS",
        "contact_name": "Ola Nordmann",
        "email": "ola@leietaker.example",
    }
    settings.FORM_MINIMUM_SECONDS = 0
    database_away()

    response = visitor.post("/lokaler/interesse/", form)

    assert_styled(response, 503, "nb", "Vi er straks tilbake")
    assert response.headers["Retry-After"] == "60"
    assert response.headers["Cache-Control"] == "no-store"
    page = Page("error", "nb", "/lokaler/interesse/", response)
    kept = {field.get("name"): field.get("value") for field in page.all("input") if field.get("type") == "hidden"}
    assert kept == {name: str(value) for name, value in form.items()}


def test_a_password_is_never_shown_again(visitor, database_away):
    database_away()

    response = visitor.post("/admin/login/", {"login": "siri", "password": SECRET})

    assert_admins_own(response, 503, "Vi er straks tilbake")
    assert SECRET not in response.content.decode()
    assert "gå ett steg tilbake i nettleseren" in response.content.decode()


def test_staff_are_told_too_when_the_database_is_away(visitor, db, database_away):
    visitor.force_login(make_user(is_staff=True, is_superuser=True))
    database_away()

    response = visitor.get("/admin/")

    assert_admins_own(response, 503, "Vi er straks tilbake")


@pytest.mark.django_db
def test_health_answers_and_is_never_stored(visitor):
    make_heartbeat()

    answers = {url: visitor.get(url) for url in ("/helse/", "/helse/klar/")}

    assert {url: (a.status_code, a.json()["status"]) for url, a in answers.items()} == {
        "/helse/": (200, "ok"),
        "/helse/klar/": (200, "ok"),
    }
    assert {"no-store" in a.headers["Cache-Control"] for a in answers.values()} == {True}


@pytest.mark.parametrize("exception", [OperationalError, InterfaceError])
def test_without_the_database_the_process_lives_and_is_not_ready(visitor, db, database_away, exception):
    database_away(exception)

    lives, ready = visitor.get("/helse/"), visitor.get("/helse/klar/")

    told = ready.json()
    assert (lives.status_code, ready.status_code) == (200, 503)
    assert (told["troubles"], told["database"], "worker" in told) == (
        ["the database does not answer"],
        {"state": "away"},
        False,
    )
