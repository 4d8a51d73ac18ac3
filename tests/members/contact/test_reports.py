"""Reports of what is wrong on the site: sent, kept, handled and forgotten."""

import uuid
from datetime import UTC, datetime

import pytest
import time_machine
from django.utils import timezone

from members.contact.forms import asked_of
from members.contact.privacy import REPORT
from members.models import FaultReport
from tech_port.open_forms.forms import opened_now
from tech_port.outbox.models import Mail
from tests.factories import make_fault_report

ADDRESS = "/kontakt/"


@pytest.fixture
def unhurried(settings):
    settings.FORM_MINIMUM_SECONDS = 0
    settings.STAFF_EMAILS = ["stab@havn.example"]


def a_report(**changes):
    """What somebody sends who found a page wrong."""
    return {
        "submission": str(uuid.uuid4()),
        "opened": opened_now(),
        "nickname": "",
        "kind": "access",
        "page": "/lokaler/",
        "text": "Tabellen kan ikke leses.",
        "email": "lise@leser.example",
        **changes,
    }


def mails():
    return list(Mail.objects.order_by("pk").values_list("template", "to"))


@pytest.mark.parametrize(
    ("query", "filled"),
    [
        ({"side": "/lokaler/byggetrinn-2/", "om": "bruk"}, ("/lokaler/byggetrinn-2/", "access")),
        ({"side": "//ondt.example/", "om": "personvern"}, ("", "privacy")),
        ({"side": "https://ondt.example/", "om": "x"}, ("", "wrong")),
        ({"side": "/" + "a" * 600}, ("", "wrong")),
        ({}, ("", "wrong")),
    ],
)
def test_the_link_fills_in_a_page_of_this_site_and_what_it_is_about(query, filled):
    assert tuple(asked_of(query).values()) == filled


@pytest.mark.django_db
def test_a_report_is_stored_with_its_mails_and_sent_once(client, unhurried):
    sent = a_report()

    responses = [client.post(ADDRESS, sent) for _time in range(2)]

    report = FaultReport.objects.get()
    assert [one["Location"] for one in responses] == ["/kontakt/?sendt=1#feil"] * 2
    assert (report.kind, report.page, report.text, report.status) == (
        "access",
        "/lokaler/",
        "Tabellen kan ikke leses.",
        "received",
    )
    assert mails() == [
        ("members/emails/report_receipt", "lise@leser.example"),
        ("members/emails/report_staff", "stab@havn.example"),
    ]


@pytest.mark.django_db
def test_without_an_address_nothing_is_mailed_to_anybody_but_the_staff(client, unhurried):
    client.post(ADDRESS, a_report(email=""))

    assert mails() == [("members/emails/report_staff", "stab@havn.example")]


@pytest.mark.django_db
def test_a_rejected_report_keeps_what_was_typed_and_names_the_field(client, unhurried):
    response = client.post(ADDRESS, a_report(text="", email="lise"))

    page = response.content.decode()
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["text", "email"]
    assert 'value="/lokaler/"' in page
    assert 'value="lise"' in page
    assert 'href="#id_text"' in page


@pytest.mark.django_db
def test_the_foot_of_a_page_leads_to_the_form_with_the_page_and_never_with_a_secret(client):
    foot = client.get("/en/news/").content.decode()
    secret = client.get("/lokaler/interesse/hemmelig-nokkel/").content.decode()

    assert 'href="/en/contact/?side=/en/news/#feil"' in foot
    assert 'href="/kontakt/#feil"' in secret


@pytest.mark.django_db
def test_it_is_handled_once_and_who_sent_it_is_answered(staff):
    report = make_fault_report(email="lise@leser.example")
    address = f"/admin/members/faultreport/{report.pk}/change/"

    for _time in range(2):
        staff.post(address, {"_handle": "1", "answer": "Rettet nå."})

    report.refresh_from_db()
    assert (report.status, report.answer, report.handled_by.is_staff) == ("handled", "Rettet nå.", True)
    assert mails() == [("members/emails/report_answer", "lise@leser.example")]


@pytest.mark.django_db
def test_who_asked_for_an_answer_is_left_without_one_by_choice_alone(staff):
    report = make_fault_report()
    address = f"/admin/members/faultreport/{report.pk}/change/"

    refused = staff.post(address, {"_handle": "1", "answer": ""}).content.decode()
    report.refresh_from_db()
    waited = report.is_waiting
    staff.post(address, {"_handle_silently": "1", "answer": ""})

    report.refresh_from_db()
    assert "Skriv et svar: avsenderen ba om det." in refused
    assert (waited, report.is_waiting, mails()) == (True, False, [])


@pytest.mark.django_db
@time_machine.travel(datetime(2026, 11, 22, 11, tzinfo=UTC))
def test_reports_are_deleted_with_their_mails_when_their_time_has_come():
    old = make_fault_report(received_at=timezone.now().replace(year=2025, day=21))
    old.mail_sender("receipt")
    make_fault_report(status="handled", handled_at=timezone.now().replace(month=8, day=21))
    kept = make_fault_report(status="handled", handled_at=timezone.now().replace(month=8, day=23))

    gone = REPORT.erase(timezone.now())

    assert gone == 1 + 1
    assert list(FaultReport.objects.all()) == [kept]
    assert mails() == []
