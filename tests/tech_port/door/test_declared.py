"""Views whose pages may be kept say by which parameters they are asked, and nobody's own page is among them."""

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import QueryDict
from django.urls import resolve
from django.utils import translation

from tech_port.door.pages import may_be_kept
from tests.addresses import addresses
from tests.crawl import client_of_its_own
from tests.site import lasting_site

pytestmark = pytest.mark.django_db

FORM = "has a form with a token and a cookie"
NOT_KEPT = {
    **dict.fromkeys(
        [
            *("contact", "events:signup", "events:tip_create", "members:join_create", "members:profile_link"),
            *("newsletter:subscription_create", "premises:alert_create", "premises:interest_create"),
            *("premises:landlord_ask", "collaboration:challenge_create"),
        ],
        FORM,
    ),
}
# The button by which what was typed in a form that is sent is fetched back, which a page that is read has not; and what
# no view knows, which is read where a whole address is copied.
OF_NO_PAGE = {"_back", "ukjent"}


class Noting(QueryDict):
    """An address's question that notes which names it is asked for."""

    noted = set()

    def __getitem__(self, name):
        self.noted.add(name)
        return super().__getitem__(name)

    def get(self, name, default=None):
        self.noted.add(name)
        return super().get(name, default)

    def getlist(self, name, default=None):
        self.noted.add(name)
        return super().getlist(name, default)

    def __contains__(self, name):
        self.noted.add(name)
        return super().__contains__(name)


@pytest.fixture(scope="module")
def asked(django_db_setup, django_db_blocker):
    """[(name of the case, view, its answer, names that were read)] of each page."""
    with lasting_site(django_db_blocker) as site, pytest.MonkeyPatch.context() as monkeypatch:
        return asked_on(site, monkeypatch)


def asked_on(site, monkeypatch):

    def question(request):
        return request.__dict__.setdefault("_noting", Noting(request.META.get("QUERY_STRING", "")))

    monkeypatch.setattr(
        WSGIRequest, "GET", property(question, lambda request, value: request.__dict__.update(_noting=value))
    )
    found = []
    for name, url in addresses(site, "nb"):
        Noting.noted = set()
        with translation.override("nb"):
            view = resolve(url.partition("?")[0]).func
        found.append((name, view, client_of_its_own().get(url), Noting.noted))
    return found


def test_views_say_all_that_they_are_asked_by_and_those_that_are_kept_are_the_same_for_all(asked):
    kept = [(name, view, answer, read) for name, view, answer, read in asked if hasattr(view, "kept_by")]
    undeclared = {name: read - view.kept_by - OF_NO_PAGE for name, view, _answer, read in kept}
    refused = {
        name
        for name, _view, answer, _read in kept
        if answer.status_code == 200 and not may_be_kept("200 OK", answer.items())
    }
    forms = {name for name, _view, answer, _read in kept if b'method="post"' in answer.content.lower()}

    assert {name: names for name, names in undeclared.items() if names} == {}
    assert (refused, forms) == (set(), set())


def test_pages_that_are_not_kept_belong_to_somebody_or_have_a_form(asked):
    others = {
        name.partition("?")[0].partition(" ")[0]: view for name, view, _a, _r in asked if not hasattr(view, "kept_by")
    }

    public = {name for name, view in others.items() if not getattr(view, "is_secret_page", False)}
    varied = {
        name for name, _view, answer, _read in asked if "accept-language" in answer.headers.get("Vary", "").lower()
    }

    assert public == NOT_KEPT.keys() == {name for name, view in others.items() if hasattr(view, "is_around_a_form")}
    assert varied == set()
    assert {answer.headers["Content-Language"] for _name, _view, answer, _read in asked} == {"nb"}
