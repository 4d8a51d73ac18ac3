"""Who has signed up, for the staff: the list, the sums, the kitchen, badges, adding and signing off."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from events.models import Registration
from events.participants import table as participants
from events.participants.badges import Badge, badges, sheets
from events.participants.table import Need, Sums
from tech_port.outbox.models import Mail
from tests.events.participants.pages import day_of, names, page_of
from tests.factories import make_event, make_registration
from tests.pages_read import messages, text

OFF = "/admin/events/registration/{}/meld-av/"

# The list


def test_everybody_is_listed_in_norwegian_order_with_their_place_in_the_queue(staff):
    event = make_event()
    for name in ("Åse", "Anne", "Ærlig", "Øystein", "Aage", "zlatan"):
        make_registration(event=event, name=name)
    make_registration(event=event, name="Andre", status="waiting")
    first = make_registration(event=event, name="Nils", status="waiting")
    Registration.objects.filter(pk=first.pk).update(created_at=timezone.now() - timedelta(days=1))
    make_registration(name="Fra et annet arrangement")

    coming, waiting = staff.get(day_of(event)), staff.get(day_of(event), {"vis": "venter"})

    assert names(coming) == ["Anne", "zlatan", "Ærlig", "Øystein", "Aage", "Åse"]
    assert {row.name: row.place for row in waiting.context["rows"]} == {"Andre": 2, "Nils": 1}
    assert "(nr. 1)" in text(waiting)


@pytest.mark.django_db
def test_the_sums_count_people_and_who_did_not_come_when_it_is_over():
    event = make_event()
    people = {"confirmed": 3, "offered": 2, "attended": 4, "waiting": 5, "cancelled": 6, "expired": 7}
    for status, number in people.items():
        make_registration(event=event, status=status, people=number)

    before = participants.sums(event, event.starts_at)
    after = participants.sums(event, event.ends_at + timedelta(seconds=1))

    assert before == Sums(seated=9, offered=2, waiting=5, came=4, not_come=None)
    assert after == Sums(seated=9, offered=2, waiting=5, came=4, not_come=3)


def test_an_erased_participant_is_counted_and_not_shown(staff):
    event = make_event()
    row = make_registration(event=event, name="", email="77@slettet.invalid")

    page = text(staff.get(day_of(event)))

    assert f'href="/admin/events/registration/{row.pk}/change/"' in page
    assert "<strong>slettet</strong>" in page
    assert "slettet.invalid" not in page


# The kitchen


def test_the_kitchen_gets_counts_and_no_names(staff):
    event = make_event()
    for needs, people, status in [
        ("Glutenfri", 1, "confirmed"),
        ("glutenfri.\n\nVegetar\nGlutenfri", 4, "attended"),
        ("Vegetar", 1, "offered"),
        ("Laktosefri", 1, "waiting"),
        ("Halal", 1, "cancelled"),
        ("", 4, "confirmed"),
    ]:
        make_registration(event=event, needs=needs, people=people, status=status, name="Hemmelig Navn")

    page = staff.get(page_of(event, "mat/"))

    assert page.context["needs"] == [Need("Glutenfri", 3), Need("Vegetar", 2)]
    assert "10 personer har plass." in text(page)
    assert "Hemmelig" not in text(page)


# Adding and signing off


def added(**values):
    return {
        "submission": str(uuid.uuid4()),
        "name": "Kari Nordmann",
        "email": "kari@deltaker.example",
        "organisation_name": "",
        "people": "2",
        "needs": "",
        "language": "nb",
        **values,
    }


def test_somebody_is_added_by_the_same_rules_and_gets_the_same_mail(staff):
    event = make_event(signup="own", capacity=2)

    first = staff.post(page_of(event, "ny/"), added(), follow=True)
    second = staff.post(page_of(event, "ny/"), added(name="Ola", email="ola@deltaker.example", people="1"), follow=True)

    assert messages(first) == ["Kari Nordmann er lagt til: påmeldt. E-posten er lagt i køen."]
    assert messages(second)[-1] == "Ola er lagt til: på venteliste. E-posten er lagt i køen."
    assert sorted(Mail.objects.values_list("to", "template")) == [
        ("kari@deltaker.example", "events/emails/registration_confirmed"),
        ("ola@deltaker.example", "events/emails/registration_waiting"),
    ]
    assert LogEntry.objects.count() == 2


def test_the_same_form_twice_adds_once(staff):
    event = make_event(signup="own")
    form = added()

    answers = [staff.post(page_of(event, "ny/"), form).status_code for _time in range(2)]

    assert answers == [302, 302]
    assert (Registration.objects.count(), Mail.objects.count(), LogEntry.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"email": "FINNES@deltaker.example"}, "email", "Denne adressen er alt påmeldt."),
        ({"people": "3"}, "__all__", "2 plasser igjen"),
        ({"people": "21"}, "people", "Skriv et tall fra 1 til 20."),
    ],
)
def test_who_cannot_be_added_is_said_why_and_gets_no_mail(staff, values, field, sentence):
    event = make_event(signup="own", capacity=3, has_waiting_list=False)
    make_registration(event=event, email="finnes@deltaker.example")

    refused = staff.post(page_of(event, "ny/"), added(**values))

    assert refused.status_code == 200
    assert sentence in refused.context["form"].errors[field][0]
    assert "Kari Nordmann" in text(refused)
    assert (Registration.objects.count(), Mail.objects.count()) == (1, 0)


def test_signing_somebody_off_offers_the_seat_on(staff):
    event = make_event(signup="own", capacity=1)
    seated, waiting = make_registration(event=event, name="Kari"), make_registration(event=event, status="waiting")

    done = staff.post(OFF.format(seated.pk), follow=True)
    again = staff.post(OFF.format(seated.pk), follow=True)

    assert messages(done) == ["Kari er meldt av og får e-post."]
    assert again.status_code == 200
    assert [Registration.objects.get(pk=row.pk).status for row in (seated, waiting)] == ["cancelled", "offered"]
    assert sorted(Mail.objects.values_list("to", "template")) == sorted(
        [
            (seated.email, "events/emails/registration_cancelled"),
            (waiting.email, "events/emails/registration_offered"),
        ]
    )
    assert LogEntry.objects.count() == 2  # of the event, and of the sign-up


def test_who_has_come_is_not_signed_off(staff):
    row = make_registration(status="attended", name="Kari")

    done = staff.post(OFF.format(row.pk), follow=True)

    assert messages(done) == ["Kari har møtt og kan ikke meldes av."]
    assert Registration.objects.get().status == "attended"


# Badges


@pytest.mark.django_db
def test_everybody_with_a_seat_has_a_badge_and_their_guests_blank_ones():
    event = make_event()
    make_registration(event=event, name="Åse", organisation_name="Robotikk AS", people=2)
    make_registration(event=event, name="Anne")
    make_registration(event=event, name="Venter", status="waiting")

    assert badges(event) == [Badge("Anne", ""), Badge("Åse", "Robotikk AS"), Badge("", "Robotikk AS", "Åse")]


def test_ten_badges_go_on_a_sheet(staff):
    event = make_event()
    make_registration(event=event, name="Anne", people=11)

    page = staff.get(f"/admin/events/event/{event.pk}/navnelapper/")

    assert [len(sheet) for sheet in sheets(event)] == [10, 1]
    assert text(page).count("gjest av Anne") == 10
