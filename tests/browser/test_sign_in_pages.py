"""Signing in as a browser does: the pages for eyes and keyboard, and a passkey that is made, used and taken away."""

import pytest
from django.test import override_settings
from playwright.sync_api import expect

from tests.browser.looks import STICKING_OUT, violations
from tests.browser.signing_in import PASSWORD, sign_in
from tests.factories import make_user

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}
PAGES = ("", "app/", "nokler/", "nokler/ny/", "bekreft/")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_pages_of_signing_in_have_no_violation_and_stick_out_nowhere(visit, width):
    page = visit(width=width)
    page.goto("/admin/")
    found = {"login": (violations(page), page.evaluate(STICKING_OUT, width))}
    sign_in(page, "/admin/")

    for name in PAGES:
        page.goto(f"/admin/sikkerhet/{name}")
        found[name] = (violations(page), page.evaluate(STICKING_OUT, width), page.locator("h1").count())

    assert found == {"login": ([], [])} | dict.fromkeys(PAGES, ([], [], 1))


def test_a_passkey_is_added_signs_in_and_is_removed(visit, portal):
    """At `localhost`: a key belongs to a name, and a number is none."""
    page, kari = visit(), make_user(password=PASSWORD, is_staff=True)
    key = page.context.new_cdp_session(page)
    key.send("WebAuthn.enable")
    key.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    at = portal.url.replace("127.0.0.1", "localhost") + "/admin"

    def enter():
        page.goto(f"{at}/")
        page.get_by_label("Brukernavn").fill(kari.username)
        page.get_by_label("Passord").fill(PASSWORD)
        page.get_by_role("button", name="Logg inn").click()

    with override_settings(SECOND_FACTOR_REQUIRED=True):
        enter()
        page.get_by_role("link", name="Legg til en passnøkkel").click()
        page.get_by_label("Navn på nøkkelen").fill("Nøkkelen min")
        page.get_by_role("button", name="Legg til").click()
        expect(page.locator(".signin__codes li")).to_have_count(10)
        page.context.clear_cookies()
        enter()
        page.get_by_role("button", name="Bruk passnøkkelen").click()
        expect(page).to_have_url(f"{at}/")
        page.goto(f"{at}/sikkerhet/")
        page.get_by_role("link", name="Fjern Nøkkelen min").click()
        page.get_by_role("button", name="Fjern passnøkkelen").click()

        expect(page.get_by_text("Ingen ennå.")).to_be_visible()
