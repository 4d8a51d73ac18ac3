"""What is kept of a tenant, downloaded and deleted by the tenant alone."""

import json
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from premises.models import Interest, InterestMessage
from tech_port.outbox.models import Mail
from tests.factories import make_interest, make_interest_message, make_unit, make_user
from tests.links import link_to
from tests.premises.interest.sent import form_of, message, typed
from tests.traces import CANARY, columns_with

# Downloading


@pytest.mark.django_db
def test_the_download_has_all_that_is_kept_and_nothing_of_others(client):
    unit = make_unit(name="B3-601")
    client.post("/lokaler/interesse/", typed(lokale=[unit.pk], message="Mitt behov"))
    interest = Interest.objects.get()
    client.post(f"{link_to(interest)}melding/", message(body="Mitt spørsmål"))
    InterestMessage.objects.from_staff(interest, "Vårt svar", "Velkommen!", uuid.uuid4(), make_user(is_staff=True))
    interest.move_to("viewing", note="Intern merknad")
    other = make_interest(organisation_name=CANARY, message=f"{CANARY} {interest.reference}")
    make_interest_message(interest=other, body=CANARY)
    client.post(f"{link_to(other)}melding/", message(body=f"{CANARY} {interest.reference}"))

    answer = client.get(f"{link_to(interest)}last-ned/")

    data, text = json.loads(answer.content), answer.content.decode()
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/json", "no-store")
    assert answer["Content-Disposition"] == f'attachment; filename="{interest.reference}.json"'
    assert (data["email"], data["message"], data["delete_on"]) == (
        "kari@robotikk.example",
        "Mitt behov",
        interest.delete_on.isoformat(),
    )
    assert [unit["name"] for unit in data["units"]] == ["B3-601"]
    assert [step["after"] for step in data["steps"]] == ["new", "contacted", "viewing"]
    assert [(row["sender"], row["body"]) for row in data["messages"]] == [
        ("tenant", "Mitt spørsmål"),
        ("staff", "Velkommen!"),
    ]
    assert [(mail["to"], mail["subject"]) for mail in data["mails"]] == [
        ("kari@robotikk.example", f"Kvittering: interessemelding {interest.reference}: B3-601 i {unit.building}"),
        ("kari@robotikk.example", "Vårt svar"),
    ]
    assert CANARY not in text
    assert "Intern merknad" not in text


@pytest.mark.django_db
def test_every_field_of_an_interest_is_in_the_download_or_named_here(client):
    interest = make_interest()

    data = client.get(f"{link_to(interest)}last-ned/").json()

    stored = {field.name for field in (*Interest._meta.concrete_fields, *Interest._meta.many_to_many)}
    assert stored - set(data) == {"id", "submission", "token_hash", "assigned_to"}
    assert set(data) - stored == {"leases", "steps", "messages", "mails", "readers", "left_out"}


# Deleting


@pytest.mark.django_db
def test_deleting_leaves_no_trace_and_the_link_is_gone(client, admin_user):
    client.post(
        "/lokaler/interesse/",
        typed(organisation_name=CANARY, contact_name=CANARY, email=f"{CANARY}@robotikk.example", message=CANARY),
    )
    interest = Interest.objects.get()
    link, reference = link_to(interest), interest.reference
    client.post(f"{link}melding/", message(body=CANARY))
    client.post(f"{link}endre/", form_of(interest, email=f"ny.{CANARY}@robotikk.example", message=f"{CANARY} igjen"))
    InterestMessage.objects.from_staff(interest, CANARY, f"Hei, {CANARY}", uuid.uuid4(), admin_user)
    staff = Client()
    staff.force_login(admin_user)
    staff.post(
        "/admin/premises/interest/", {"action": "move_to_viewing", "_selected_action": [interest.pk], "note": CANARY}
    )
    other = make_interest()
    assert set(columns_with(CANARY)) >= {"premises.Interest.message", "outbox.Mail.text", "premises.InterestStep.note"}

    page = client.get(f"{link}slett/")
    still_there = Interest.objects.filter(pk=interest.pk).exists()
    done = client.post(f"{link}slett/", follow=True)
    again = client.post(f"{link}slett/")

    assert (page.status_code, still_there) == (200, True)
    assert done.redirect_chain == [("/lokaler/interesse/slettet/", 302)]
    assert "Interessemeldingen er slettet" in done.content.decode()
    assert again["Location"] == "/lokaler/interesse/slettet/"
    assert columns_with(CANARY) == {}
    assert set(columns_with(reference)) <= {"admin.LogEntry.object_repr"}
    assert list(Interest.objects.all()) == [other]
    for rest in ("", "endre/", "melding/", "last-ned/", "slett/"):
        assert client.get(link + rest).status_code == 404


@pytest.mark.django_db
def test_the_nightly_deletion_takes_the_thread_and_the_mails_too(client):
    from premises.privacy import erase_interest

    client.post("/lokaler/interesse/", typed(message=CANARY))
    interest = Interest.objects.get()
    client.post(f"{link_to(interest)}melding/", message(body=CANARY))

    count = erase_interest(timezone.now() + timedelta(days=400))

    assert count == 1
    assert columns_with(CANARY) == {}
    assert Mail.objects.count() == 0
