"""The staff's pages of calendars."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from events.models import CalendarImport, Event
from tests.events.calendar_import.calendars import NOW, calendar, tried
from tests.factories import make_organisation, make_user

ADD = "/admin/events/calendarimport/add/"


def page(run):
    return f"/admin/events/calendarimport/{run.pk}/change/"


@pytest.fixture
def staff(client):
    user = make_user(is_staff=True, is_superuser=True)
    client.force_login(user)
    return user


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_staff_upload_look_over_and_take(client, staff):
    organisation = make_organisation()
    text = calendar(
        "UID:a\nSUMMARY:Seminar\nATTENDEE;CN=Kari:mailto:kari@\n deltaker.example\nDTSTART:20261201T090000Z"
    )
    file = SimpleUploadedFile("ntnu.ics", text.encode(), "text/calendar")

    sent = client.post(ADD, {"organisation": organisation.pk, "file": file})
    run = CalendarImport.objects.get()
    shown = client.get(page(run)).content.decode()
    taken = client.post(page(run), {"take": ["a"]}, follow=True).content.decode()

    assert (sent["Location"], run.uploaded_by, run.file_name) == (page(run), staff, "ntnu.ics")
    assert ("Kari" in run.content, "deltaker.example" in run.content) == (False, False)
    assert "Lag kladd av «Seminar»" in shown
    assert "1 ny kladd, 0 endret." in taken
    assert [event.title_nb for event in Event.objects.all()] == ["Seminar"]
    assert "Ta inn det som er valgt" not in taken


@pytest.mark.django_db
def test_a_calendar_may_be_pasted(client, staff):
    client.post(ADD, {"organisation": make_organisation().pk, "pasted": calendar("DTSTART:20261201T090000Z")})

    assert CalendarImport.objects.get().file_name == "limt inn"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({}, "__all__", "Velg en fil eller lim inn en kalender, en av delene."),
        ({"pasted": "hei"}, "pasted", "Dette er ikke en hel kalenderfil. Den skal begynne med BEGIN:VCALENDAR."),
        ({"pasted": calendar()}, "pasted", "Kalenderen har ingen arrangementer."),
    ],
)
def test_what_cannot_be_read_is_not_stored_and_told_at_its_field(client, staff, values, field, sentence):
    response = client.post(ADD, {"organisation": make_organisation().pk, **values})

    assert dict(response.context["adminform"].form.errors) == {field: [sentence]}
    assert CalendarImport.objects.count() == 0


@pytest.mark.django_db
def test_what_can_no_longer_be_chosen_is_not_done(client, staff):
    run = tried("UID:a\nDTSTART:20200101T090000Z")

    response = client.post(page(run), {"take": ["a"]}, follow=True)

    assert "Noe er endret siden du så over. Se over en gang til." in response.content.decode()
    assert Event.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rights", "shown", "sent"),
    [
        ([], 403, 403),
        (["view_calendarimport"], 200, 403),
        (["change_calendarimport"], 200, 403),
        (["change_calendarimport", "add_event", "change_event"], 200, 302),
    ],
)
def test_only_those_who_may_make_and_change_events_take_a_calendar_in(client, rights, shown, sent):
    user = make_user(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    run = tried(f"UID:a\nDTSTART:{timezone.now() + timedelta(days=9):%Y%m%dT%H%M%SZ}")

    statuses = client.get(page(run)).status_code, client.post(page(run), {"take": ["a"]}).status_code

    assert (statuses, Event.objects.count()) == ((shown, sent), int(sent == 302))


@pytest.mark.django_db
@time_machine.travel(NOW)
@pytest.mark.parametrize(("answer", "made"), [("yes", ["Seminar"]), ("no", [])])
def test_of_a_zone_that_nobody_knows_staff_say_first_whether_it_is_norwegian_time(client, staff, answer, made):
    run = tried("UID:a\nSUMMARY:Seminar\nDTSTART;TZID=Kontoret:20270601T090000")

    asked = client.get(page(run)).content.decode()
    early = client.post(page(run), {"_apply": "1"}, follow=True).content.decode()
    client.post(page(run), {"norwegian_time": answer})
    client.post(page(run), {"take": ["a"]})

    run.refresh_from_db()
    assert ("Er dette norsk tid?" in asked, "Fila har tider i «Kontoret»" in asked) == (True, True)
    assert ("Ta inn det som er valgt" in asked, "Svar først på om tidene er norsk tid." in early) == (False, True)
    assert run.is_norwegian_time is (answer == "yes")
    assert [event.title_nb for event in Event.objects.all()] == made
    assert [timezone.localtime(event.starts_at).hour for event in Event.objects.all()] == [9] * len(made)
