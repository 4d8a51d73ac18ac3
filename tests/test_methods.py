"""What is answered to a method that a page does not take."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import get_resolver
from django.utils import translation

from tests.admin.error_pages import assert_admins_own
from tests.crawl import LANGUAGES, Page
from tests.pages.tables import SECURITY, security

REFUSALS = (400, 403, 404, 405, 408, 413, 429, 500, 503)


@pytest.mark.django_db
def test_a_method_that_a_page_never_takes_is_told_so_also_without_a_token():
    strict = Client(enforce_csrf_checks=True)
    asked = [
        ("POST", "/lokaler/"),
        ("PUT", "/om/styret/"),
        ("PROPFIND", "/aktuelt/"),
        ("DELETE", "/lokaler/interesse/"),
    ]

    told = [(answer.status_code, answer.headers["Allow"]) for answer in (strict.generic(*one) for one in asked)]

    assert told == [(405, "GET, HEAD")] * 3 + [(405, "GET, HEAD, POST")]
    assert strict.post("/kontakt/").status_code == 403
    assert strict.put("/admin/").status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    ("url", "language", "heading"),
    [
        ("/om/", "nb", "Adressen kan ikke brukes slik"),
        ("/en/about/", "en", "This address cannot be used that way"),
    ],
)
def test_who_sends_something_to_a_page_that_takes_nothing_is_told_on_a_page(strict, url, language, heading):
    answer = Client(enforce_csrf_checks=strict).post(url, headers={"accept": "text/html,*/*;q=0.8"})

    page = Page("error", language, url, answer)
    assert (page.faults, page.text("h1"), page.tree.get("lang")) == ([], [heading], language)
    assert (answer.status_code, answer.headers["Allow"], security(answer)) == (405, "GET, HEAD", SECURITY)
    assert answer.headers["Content-Length"] == str(len(answer.content))
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_program_is_told_which_methods_there_are_and_gets_no_page():
    answer = Client().post("/om/", headers={"accept": "application/json"})

    assert (answer.status_code, answer.headers["Allow"], answer.content) == (405, "GET, HEAD", b"")


def test_staff_who_open_an_address_that_only_takes_forms_are_told_on_a_page_of_the_admins(staff):
    answer = staff.get("/admin/valg/sprak/")

    assert_admins_own(answer, 405, "Adressen kan ikke brukes slik")


@pytest.mark.django_db
def test_each_refusal_is_told_on_a_page_with_what_to_do_in_the_language_of_its_address(rf):
    told = [words_of(rf, status, language) for status in REFUSALS for language in LANGUAGES]

    headings, reasons = zip(*told, strict=True)
    assert len({*headings}) == len({*reasons}) == len(REFUSALS) * len(LANGUAGES)
    assert [reason for reason in reasons if not reason.endswith(".")] == []


def words_of(rf, status, language):
    """(heading, what to do) of the page of a refusal."""
    request = rf.get({"nb": "/", "en": "/en/"}[language])
    request.user = AnonymousUser()
    with translation.override(language):
        page = Page("error", language, "/", get_resolver().resolve_error_handler(status)(request))
    number, reason = page.text("p")[:2]
    assert (page.response.status_code, number, page.tree.get("lang")) == (status, str(status), language)
    return page.text("h1")[0], reason
