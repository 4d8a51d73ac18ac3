"""An address is the same address however it is spelt, in the limit of every open form."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tech_port.open_forms.forms import opened_now

SPELLINGS = ["kari@robotikk.example", "KARI@robotikk.example", " Kari@Robotikk.Example ", "kari@robotikk.example"]


@pytest.fixture
def opened():
    with time_machine.travel(timezone.now() - timedelta(minutes=1), tick=False):
        return opened_now()


def form_of(opened, email_field, email, **answers):
    return {"submission": str(uuid.uuid4()), "opened": opened, "nickname": "", email_field: email, **answers}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "email_field", "answers"),
    [
        ("/lokaler/interesse/", "email", {"organisation_name": "Robotikk AS", "contact_name": "Kari"}),
        ("/medlemmer/bli-medlem/", "email", {"name": "Robotikk AS", "kind": "industry", "contact_name": "Kari"}),
        (
            "/samarbeid/ny-utfordring/",
            "contact_email",
            {"title": "Varme", "task": "Vi varmer.", "organisation_name": "Robotikk AS", "contact_name": "Kari"},
        ),
        (
            "/arrangementer/tips/",
            "email",
            {"title": "Fest", "day": "2030-01-02", "begins": "18:00", "organiser": "Oss", "contact_name": "Kari"},
        ),
        ("/lokaler/varsel/?areal_min={number}", "email", {"frequency": "weekly"}),
    ],
)
def test_three_forms_an_hour_from_one_address_and_the_fourth_waits(
    client, settings, opened, address, email_field, answers
):
    settings.FORMS_AN_HOUR_PER_EMAIL = 3

    with time_machine.travel("2029-12-01T11:00Z") if "tips" in address else time_machine.travel(timezone.now()):
        statuses = [
            client.post(address.format(number=number), form_of(opened, email_field, email, **answers)).status_code
            for number, email in enumerate(SPELLINGS)
        ]

    assert statuses == [302, 302, 302, 429]
