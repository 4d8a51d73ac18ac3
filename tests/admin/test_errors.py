"""An error within the admin leads back to the work, and says what is the matter to somebody who is signed in."""

import pytest
from django.contrib import admin
from django.test import Client

from tests.admin.error_pages import assert_admins_own
from tests.factories import make_user


@pytest.fixture
def visitor():
    """A browser that gets the answer that staff get, also when a view fails."""
    return Client(raise_request_exception=False)


@pytest.fixture
def signed_in(visitor, db):
    visitor.force_login(make_user(username="kari", is_staff=True))
    return visitor


def test_staff_without_the_right_are_told_whose_right_is_missing(signed_in):
    response = signed_in.get("/admin/premises/unit/")

    assert_admins_own(response, 403, "Denne siden er ikke for alle")
    assert "Brukeren kari har ikke rettighet til dette." in response.content.decode()


def test_an_address_within_the_admin_that_leads_nowhere_leads_back(signed_in):
    assert_admins_own(signed_in.get("/admin/finnes/ikke/"), 404, "Siden finnes ikke")


def test_a_fault_within_the_admin_leads_back(signed_in, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("hemmelig")

    monkeypatch.setattr(admin.site, "get_app_list", fail)

    assert_admins_own(signed_in.get("/admin/"), 500, "Noe gikk galt hos oss")


def test_a_form_of_the_admin_without_its_token_says_that_nothing_typed_is_lost(db):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_user(username="kari", is_staff=True, is_superuser=True))

    response = strict.post("/admin/premises/unit/add/", {"name_nb": "Lokale"})

    assert_admins_own(response, 403, "Skjemaet kunne ikke bekreftes")
    assert "gå ett steg tilbake i nettleseren" in response.content.decode()


def test_who_signs_in_without_a_next_page_comes_to_the_admin(visitor, db):
    make_user(username="kari", is_staff=True, password="et langt og godt passord")

    response = visitor.post("/admin/login/", {"login": "kari", "password": "et langt og godt passord"})

    assert (response.status_code, response.headers["Location"]) == (302, "/admin/")
