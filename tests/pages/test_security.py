"""What every page must not do: cookies, other hosts, headers that are missing."""

import re
from contextlib import closing

import pytest
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from tests.addresses import patterns
from tests.pages.tables import SECRET_LINKS, SECURITY, security

pytestmark = pytest.mark.django_db

KEPT = ("no-store", "same-origin")


def secrecy(response):
    return response.headers["Cache-Control"], response.headers["Referrer-Policy"]


def test_a_page_without_a_form_to_send_sets_no_cookie(pages):
    assert {p.case: list(p.response.cookies) for p in pages if p.response.cookies and not p.posts} == {}


def test_nothing_is_loaded_from_another_host(pages):
    foreign = {p.case: [url for url in p.loaded if not re.match(r"[/?#](?!/)", url) and url] for p in pages}

    assert {case: urls for case, urls in foreign.items() if urls} == {}


def test_every_page_carries_the_security_headers(pages):
    assert {p.case: got for p in pages if (got := security(p.response)) != SECURITY} == {}


def test_the_address_of_a_secret_link_is_never_sent_to_others(pages):
    found = {p.case: p.response.headers["Referrer-Policy"] for p in pages}

    assert found == {
        p.case: "same-origin" if p.name in SECRET_LINKS else "strict-origin-when-cross-origin" for p in pages
    }


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_address_with_a_token_that_leads_nowhere_has_the_headers_of_one_that_does(client, method):
    answers = {
        name: getattr(client, method)(reverse(name, kwargs=dict.fromkeys(names, "feil-lenke")))
        for name, names in patterns()
        if "token" in names
    }

    assert len(answers) >= 17
    assert {name: secrecy(response) for name, response in answers.items() if secrecy(response) != KEPT} == {}


def test_forms_and_secret_links_are_never_stored(pages):
    private = [p for p in pages if p.posts or p.name in SECRET_LINKS]

    assert {p.name for p in private} >= {"premises:interest_create", "interest form with errors", *SECRET_LINKS}
    assert {p.case: c for p in private if (c := p.response.headers.get("Cache-Control")) != "no-store"} == {}


@pytest.mark.parametrize("url", ["/admin/", "/admin/login/"])
def test_admin_is_never_stored_and_carries_the_security_headers(client, url):
    response = client.get(url)

    assert response.headers["Cache-Control"] == "no-store"
    assert security(response) == SECURITY


@pytest.mark.parametrize("path", ["css/base.css", "fonts/schibsted-grotesk.woff2"])
def test_static_files_carry_the_security_headers_too(client, path):
    with closing(client.get(static(path))) as response:
        content = response.getvalue()

    assert content == (settings.BASE_DIR / "static" / path).read_bytes()
    assert security(response) == SECURITY
