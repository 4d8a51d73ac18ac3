"""What is kept about people: the page says what the deletion does."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from events.models import Registration
from events.signup.forms import SignupForm
from premises.models import Interest
from tech_port import accessibility
from tech_port.accessibility import CLAIMS, EVERY_LOOK, FILE, GAPS, Results
from tech_port.norwegian import typography
from tech_port.outbox.models import Mail
from tech_port.privacy import declared
from tests.factories import make_event, make_interest, make_interest_step, make_mail, make_registration
from tests.jobs import erased


def ago(days):
    return timezone.now() - timedelta(days=days)


def test_every_purpose_is_declared_once_and_complete():
    purposes = declared()

    assert [purpose.key for purpose in purposes] == [
        "roles",
        "challenge",
        "join",
        "contact",
        "profile-link",
        "profile-change",
        "report",
        "interest",
        "alert",
        "confirmation",
        "registration",
        "needs",
        "tip",
        "mail",
        "backup",
        "newsletter",
        "still-right",
        "staff",
    ]
    for purpose in purposes:
        assert all((purpose.title, purpose.reason, purpose.fields, purpose.basis, purpose.recipients, purpose.kept))


def test_the_page_shows_every_declaration(client, db):
    html = client.get("/personvern/").content.decode()

    for purpose in declared():
        assert f'<h2 id="{purpose.key}">{purpose.title}</h2>' in html
        assert [text for text in (purpose.basis, purpose.recipients, *purpose.kept) if str(text) not in html] == []
    assert "Høyst 12 måneder etter at meldingen kom<br>3 måneder etter at saken er avsluttet" in html


def test_the_page_names_every_field_that_the_interest_form_asks_for(client, db):
    html = client.get("/personvern/").content.decode()

    assert "Lokaler det gjelder · Antall ansatte · " in html
    assert " · Ditt navn · E-post · Telefon · " in html


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/personvern/", "/tilgjengelighet/", "/sok/", "/medlemmer/", "/arrangementer/"])
def test_a_page_without_a_form_to_send_sets_no_cookie(client, address):
    assert dict(client.get(address).cookies) == {}


def test_the_accessibility_page_says_what_was_tried_and_what_was_not_and_leads_to_the_authority(client, db):
    html = client.get("/tilgjengelighet/").content.decode()

    said = [*(claim.words for claim in CLAIMS), *GAPS, 'href="https://www.uutilsynet.no/"']
    assert [str(text) for text in said if str(text) not in html] == []
    results = Results.recorded()
    first, last = map(typography.day, results.days)
    when = f"Sist prøvd {last}" if first == last else f"Prøvd fra {first} til {last}"
    said = f"{when}: {len(results.pages)} sider, i nettleseren Chromium {results.browser}, med axe-core {results.axe}:"
    assert said in html


def test_what_a_test_found_wrong_or_was_not_run_for_is_no_longer_claimed(client, db, monkeypatch):
    told = json.loads(FILE.read_text())
    told["tests"][EVERY_LOOK]["failed"] = ["home"]
    monkeypatch.setattr(accessibility, "FILE", SimpleNamespace(read_text=lambda: json.dumps(told)))

    html = client.get("/tilgjengelighet/").content.decode()

    wrong = [str(claim.words) for claim in CLAIMS if EVERY_LOOK in claim.held_by]
    heading = html.index("Dette fant prøvene feil ved sist")
    assert [text for text in wrong if html.index(text) < heading] == []
    assert "Vi kjenner ingen nå" not in html


@pytest.mark.django_db
def test_interest_is_deleted_with_its_log_on_its_day_and_not_before():
    today = timezone.localdate()
    due = make_interest(delete_on=today)
    make_interest_step(interest=due)
    kept = make_interest(delete_on=today + timedelta(days=1))

    counts = erased()

    assert list(Interest.objects.all()) == [kept]
    assert counts == {p.key: int(p.key == "interest") for p in declared() if p.erase}


@pytest.mark.django_db
def test_a_registration_loses_who_it_was_after_thirty_days_and_is_still_counted():
    over = make_event(starts_at=ago(31), ends_at=ago(31))
    recent = make_event(starts_at=ago(29), ends_at=ago(29))
    make_registration(event=over, people=2)
    make_registration(event=over, people=3)
    make_registration(event=recent, name="Kari")

    counts = erased()
    again = erased()

    rows = Registration.objects.filter(event=over).order_by("people")
    assert [(row.name, row.organisation_name, row.people, row.email) for row in rows] == [
        ("", "", row.people, f"{row.pk}@slettet.invalid") for row in rows
    ]
    assert sum(row.people for row in rows) == 5
    assert Registration.objects.get(event=recent).name == "Kari"
    assert (counts["registration"], again["registration"]) == (2, 0)


@pytest.mark.django_db
def test_who_gave_a_seat_up_or_let_it_go_is_gone_altogether_thirty_days_after():
    over, recent, coming = [make_event(starts_at=ago(days), ends_at=ago(days)) for days in (31, 29, -90)]
    for event in (over, recent):
        make_registration(event=event, status="cancelled", cancelled_at=event.ends_at)
        make_registration(event=event, status="expired")
    make_registration(event=coming, status="cancelled", cancelled_at=ago(31))
    make_registration(event=coming, status="cancelled", cancelled_at=ago(29))

    counts = erased()
    again = erased()

    left = Registration.objects.order_by("pk").values_list("event", "status")
    assert list(left) == [(recent.pk, "cancelled"), (recent.pk, "expired"), (coming.pk, "cancelled")]
    assert (counts["registration"], again["registration"]) == (3, 0)


@pytest.mark.django_db
def test_deleting_changes_no_counted_seat():
    event = make_event(starts_at=ago(31), ends_at=ago(31), capacity=9)
    for number, status in enumerate(("confirmed", "attended", "offered", "waiting", "cancelled", "expired"), start=1):
        make_registration(event=event, status=status, people=number, needs="Glutenfri", sender_hash="a" * 64)
    event.refresh_from_db()
    counted = (event.seats_taken, event.people_waiting)

    erased()

    event.refresh_from_db()
    rows = Registration.objects.order_by("people")
    assert counted == (event.seats_taken, event.people_waiting) == (6, 4)
    assert [(row.status, row.people) for row in rows] == [
        ("confirmed", 1),
        ("attended", 2),
        ("offered", 3),
        ("waiting", 4),
    ]
    assert {(row.name, row.needs, row.sender_hash, row.email.partition("@")[2]) for row in rows} == {
        ("", "", "", "slettet.invalid")
    }


@pytest.mark.django_db
def test_the_code_of_a_network_address_is_emptied_after_a_day():
    old = make_registration(created_at=ago(2), sender_hash="a" * 64)
    new = make_registration(created_at=ago(0.5), sender_hash="b" * 64)

    erased()

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.sender_hash, new.sender_hash) == ("", "b" * 64)


@pytest.mark.django_db
def test_the_needs_of_who_does_not_come_are_gone_the_same_night():
    event = make_event(capacity=10)
    for status in ("confirmed", "waiting", "cancelled", "expired"):
        make_registration(event=event, status=status, needs=f"Nøtter {status}")

    counts = erased()

    left = Registration.objects.exclude(needs="").order_by("pk").values_list("needs", flat=True)
    assert (list(left), counts["needs"]) == (["Nøtter confirmed", "Nøtter waiting"], 2)


def test_the_page_names_every_field_that_the_sign_up_form_asks_for(client, db):
    html = client.get("/personvern/").content.decode()
    fields = SignupForm(event=make_event(), address="").fields

    hidden = {"submission", "opened", "nickname"}
    labels = [str(field.label) for name, field in fields.items() if name not in hidden and "needs_" not in name]
    asked = [label.removesuffix(" for deg selv") for label in labels]
    assert asked == ["Navn", "E-post", "Virksomhet", "Antall personer", "Mat og tilrettelegging"]
    assert [label for label in asked if label not in html] == []


@pytest.mark.django_db
def test_food_and_access_needs_are_gone_after_seven_days():
    old = make_registration(event=make_event(starts_at=ago(8), ends_at=ago(8)), needs="Glutenfri")
    new = make_registration(event=make_event(starts_at=ago(6), ends_at=ago(6)), needs="Teleslynge")

    counts = erased()

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.needs, new.needs, counts["needs"]) == ("", "Teleslynge", 1)


@pytest.mark.django_db
def test_mails_are_deleted_seven_days_after_they_were_sent_or_given_up():
    make_mail(state="sent", sent_at=ago(8))
    make_mail(state="failed", next_try_at=ago(8))
    kept = [make_mail(state="sent", sent_at=ago(6)), make_mail(state="failed"), make_mail(created_at=ago(90))]

    counts = erased()

    assert sorted(mail.pk for mail in Mail.objects.all()) == sorted(mail.pk for mail in kept)
    assert counts["mail"] == 2
