"""Stopping an alert from a mail program, as RFC 8058 has it: one POST without cookie, form or token of ours."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client

from premises.models import SearchAlert
from tech_port.outbox.models import Mail
from tests.factories import make_alert, make_unit
from tests.links import link_to, token_of
from tests.premises.alerts.sent import send

pytestmark = pytest.mark.django_db

PRESS = {"List-Unsubscribe": "One-Click"}
MULTIPART = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'


@pytest.fixture
def provider():
    """A mail provider's machine: it holds no cookie, and is held to every rule of ours."""
    return Client(enforce_csrf_checks=True)


def address_in(mail):
    return urlsplit(re.match(r"<([^>]+)>", mail.headers["List-Unsubscribe"])[1]).path


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("List-Unsubscribe=One-Click", "application/x-www-form-urlencoded"),
        (MULTIPART, "multipart/form-data; boundary=x"),
    ],
)
@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_mail_program_stops_the_alert_with_one_press(provider, body, content_type, language):
    make_alert(language=language)
    kept = make_alert(query="areal_min=100000")
    make_unit()
    send()
    mail = Mail.objects.get()

    answer = provider.post(address_in(mail), body, content_type=content_type)

    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert answer.content.decode() == {"nb": "Varselet er stoppet.", "en": "The alert has been stopped."}[language]
    assert (dict(answer.cookies), answer["Cache-Control"]) == ({}, "no-store")
    assert list(SearchAlert.objects.all()) == [kept]
    assert provider.post(address_in(mail), body, content_type=content_type).status_code == 404


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("", "application/x-www-form-urlencoded"),
        ("List-Unsubscribe=", "application/x-www-form-urlencoded"),
        ("List-Unsubscribe=one-click", "application/x-www-form-urlencoded"),
        ("List-Unsubscribe=One-Click", "text/plain"),
        ('{"List-Unsubscribe": "One-Click"}', "application/json"),
        (MULTIPART.replace("One-Click", "Nei"), "multipart/form-data; boundary=x"),
    ],
)
def test_any_other_body_stops_nothing_and_is_shown_the_button(provider, body, content_type):
    alert = make_alert()

    answer = provider.post(link_to(alert, "avmeld/"), body, content_type=content_type, follow=True)

    assert (answer.redirect_chain[0][1], SearchAlert.objects.count()) == (302, 1)
    assert "Vil du stoppe varselet?" in answer.content.decode()


def test_the_address_opened_by_hand_stops_nothing_and_its_button_needs_the_page(provider):
    token = token_of(make_alert())
    stop = f"/lokaler/varsel/{token}/stopp/"

    page = provider.get(f"/lokaler/varsel/{token}/avmeld/", follow=True)

    html = page.content.decode()
    assert page.redirect_chain == [(stop, 302)]
    assert (f'action="{stop}"' in html, "csrfmiddlewaretoken" in html) == (True, True)
    assert provider.post(stop).status_code == 403
    assert SearchAlert.objects.count() == 1


def test_a_wrong_secret_is_not_found(provider):
    make_alert()

    assert provider.post("/lokaler/varsel/feil/avmeld/", PRESS).status_code == 404
    assert SearchAlert.objects.count() == 1
