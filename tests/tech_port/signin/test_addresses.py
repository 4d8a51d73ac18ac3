"""Of django-allauth's pages there are those that staff sign in by, below the admin's path, and no other."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.addresses import sign_in_patterns
from tests.factories import make_user
from tests.pages.tables import SECURITY, security
from tests.pages_read import elements, inline_code

from .signing_in import PASSWORD

pytestmark = pytest.mark.django_db
ADDRESSES = {
    "account_login": "login/",
    "account_reauthenticate": "sikkerhet/bekreft/",
    "mfa_activate_totp": "sikkerhet/app/",
    "mfa_add_webauthn": "sikkerhet/nokler/ny/",
    "mfa_authenticate": "sikkerhet/innlogging/",
    "mfa_deactivate_totp": "sikkerhet/app/fjern/",
    "mfa_generate_recovery_codes": "sikkerhet/koder/nye/",
    "mfa_index": "sikkerhet/",
    "mfa_list_webauthn": "sikkerhet/nokler/",
    "mfa_reauthenticate": "sikkerhet/bekreft/kode/",
    "mfa_reauthenticate_webauthn": "sikkerhet/bekreft/nokkel/",
    "mfa_remove_webauthn": "sikkerhet/nokler/1/fjern/",
    "mfa_view_recovery_codes": "sikkerhet/koder/",
    "preferences": "valg/",
    "preferences_language": "valg/sprak/",
}


def test_each_address_is_below_the_admins_and_is_listed_here():
    found = {name: reverse(name, args=[1] if parameters else []) for name, parameters in sign_in_patterns()}

    assert found == {name: f"/admin/{address}" for name, address in ADDRESSES.items()}


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password", "account_logout"])
def test_nobody_signs_up_or_resets_a_password_by_mail(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("name", sorted(set(ADDRESSES) - {"account_login"}))
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_has_not_signed_in_is_led_to_the_form_and_gets_no_cookie(client, name, method):
    answer = getattr(client, method)(f"/admin/{ADDRESSES[name]}")

    assert (answer.status_code, answer.url.split("?")[0]) == (302, "/admin/login/")
    assert not answer.cookies


@pytest.mark.parametrize("language", ["nb", "en"])
def test_each_page_is_one_of_the_admins_in_both_languages(language):
    browser = Client(headers={"accept-language": language})
    browser.force_login(make_user(is_staff=True, password=PASSWORD))

    pages = {
        address: browser.get(f"/admin/{address}")
        for address in (
            "valg/",
            "sikkerhet/",
            "sikkerhet/app/",
            "sikkerhet/nokler/",
            "sikkerhet/nokler/ny/",
            "sikkerhet/bekreft/",
        )
    }

    titles = {"nb": "Koble til en app", "en": "Connect an app"}
    assert [heading.text for heading in elements(pages["sikkerhet/app/"], "h1")] == [titles[language]]
    for page in pages.values():
        assert (page.status_code, len(elements(page, "h1")), security(page)) == (200, 1, SECURITY)
        assert {tag for tag, handlers in inline_code(page) if handlers or tag == "style"} == set()
        assert 'style="' not in page.content.decode()
