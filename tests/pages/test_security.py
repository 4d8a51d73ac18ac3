"""What every page must not do: cookies, other hosts, headers that are missing."""

import re
from contextlib import closing

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.templatetags.static import static
from django.test import Client
from django.urls import reverse

from tests.addresses import addresses, patterns
from tests.crawl import one_version
from tests.factories import make_user
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


def test_what_is_answered_to_a_cookie_is_kept_by_nobody_but_the_visitor(client, site):
    client.cookies[settings.CSRF_COOKIE_NAME] = "x" * 32
    with one_version():
        answers = {url: client.get(url) for _name, url in addresses(site, "nb")}
    answers |= {url: client.get(url) for url in ("/finnes-ikke/", "/om", "/kontakt/", "/sok/?q=kontor")}

    said = {url: answer.get("Cache-Control") for url, answer in answers.items()}

    for_one = "private, max-age=0, must-revalidate"
    assert {url: one for url, one in said.items() if one != for_one and "no-store" not in str(one)} == {}
    assert [said[url] for url in ("/om/", "/finnes-ikke/", "/om", "/kontakt/")] == [*[for_one] * 3, "no-store"]
    assert Client().get("/om/").get("Cache-Control") is None  # that is for the door to say, which keeps it for all


def test_what_follows_from_a_cookie_says_so_and_nothing_else_does(client, site):
    client.force_login(make_user())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tech_port.about.views.render", refuse)
        refused = client.get("/om/")
    form, page = client.get("/kontakt/"), client.get("/om/")

    assert "Brukeren din har ikke rettighet" in refused.content.decode()
    assert [answer.get("Vary", "") for answer in (refused, form, page)] == ["Cookie", "Cookie", ""]


def refuse(*args):
    raise PermissionDenied


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
