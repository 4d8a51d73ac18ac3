"""The mails about a sign-up: what each says in both languages, what is attached, and what never stands in one."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone, translation
from icalendar import Calendar

from events.signup import capacity, notices
from tech_port.outbox.models import Mail
from tests.factories import make_event, make_registration, make_venue
from tests.links import leads_to, tokens_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]

WHAT = ["confirmed", "waiting", "offered", "expired", "cancelled", "known", "moved", "called_off", "reminder"]
STATUS = {"waiting": "waiting", "offered": "offered", "expired": "expired", "cancelled": "cancelled"}


@pytest.fixture
def event():
    venue = make_venue(
        name_nb="Glassgata",
        name_en="Glassgata",
        street="Holtermannsveien 1",
        room_nb="Scenen",
        room_en="The stage",
        access_nb="Ring på i resepsjonen.",
        access_en="Ring the bell at reception.",
        is_step_free=True,
    )
    return make_event(
        title_nb="Data & bølger",
        title_en="Data & waves",
        signup="own",
        capacity=10,
        venue=venue,
        starts_at=timezone.now() + timedelta(days=2),
        online_url="https://sending.example/rom",
    )


def tell(event, what, **values):
    registration = make_registration(event=event, status=STATUS.get(what, "confirmed"), **values)
    mail = notices.notify(registration, what)
    mail.refresh_from_db()
    return registration, mail


def plain(text):
    return text.replace("\u00a0", " ")


def entry(mail):
    return Calendar.from_ical(mail.calendar).walk("VEVENT")[0]


@pytest.mark.parametrize(
    ("what", "norwegian", "english"),
    [
        ("confirmed", "Du har plass: Data & bølger", "You have a place: Data & waves"),
        ("waiting", "Du står på venteliste: Data & bølger", "You are on the waiting list: Data & waves"),
        ("offered", "Ledig plass til deg: Data & bølger", "Room for you now: Data & waves"),
        ("expired", "Tilbudet gikk ut: Data & bølger", "The offer ran out: Data & waves"),
        ("cancelled", "Du er meldt av: Data & bølger", "You are no longer signed up: Data & waves"),
        ("known", "Du har alt meldt deg på: Data & bølger", "You have signed up already: Data & waves"),
        ("moved", "Endret: Data & bølger", "Changed: Data & waves"),
        ("called_off", "Avlyst: Data & bølger", "Cancelled: Data & waves"),
        ("reminder", "I morgen: Data & bølger", "Tomorrow: Data & waves"),
    ],
)
def test_each_mail_has_a_short_subject_with_the_title_in_the_language_of_who_signed_up(event, what, norwegian, english):
    found = [tell(event, what, language=language)[1] for language in ("nb", "en")]

    assert [mail.subject for mail in found] == [norwegian, english]
    for mail, day in zip(
        found, ["onsdag 4. mars 2026 kl. 12.00–14.00", "Wednesday 4 March 2026, 12:00–14:00"], strict=True
    ):
        assert [day in plain(part) and "Glassgata" in part for part in (mail.text, mail.html)] == [True, True]
    assert [mail.text.count("&amp;") for mail in found] == [0, 0]
    assert [mail.html.count("Data &amp; ") > 0 for mail in found] == [True, True]


@pytest.mark.parametrize("what", WHAT)
def test_no_mail_has_gaps_or_anything_that_a_visitor_typed(event, what):
    typed = {"name": "Vinn en premie", "organisation_name": "http://ond.example", "needs": "Klikk her"}
    registration, mail = tell(event, what, **typed)

    parts = [mail.subject, mail.text, mail.html, mail.calendar]
    assert [text for text in typed.values() if any(text in part for part in parts)] == []
    assert re.findall(r"\n{3,}| \n|^\n|\{|None", mail.text) == []
    assert mail.to == registration.email


@pytest.mark.parametrize("what", ["confirmed", "waiting", "known", "moved", "reminder"])
@pytest.mark.parametrize(("language", "start"), [("nb", "/arrangementer/pamelding/"), ("en", "/en/events/sign-up/")])
def test_a_mail_to_who_is_signed_up_leads_to_the_sign_up_and_to_the_way_out(event, what, language, start):
    registration, mail = tell(event, what, language=language)

    (token,) = tokens_in(mail.text)
    own = f"http://127.0.0.1:8000{start}{token}/"
    out = own + ("cancel/" if language == "en" else "avmelding/")
    assert leads_to(mail.text) == leads_to(mail.html) == registration
    assert [f"{own}\n" in mail.text, f"{out}\n" in mail.text] == [True, True]
    assert [f'href="{own}"' in mail.html, f'href="{out}"' in mail.html] == [True, True]


@pytest.mark.parametrize(("what", "is_there"), [("confirmed", True), ("reminder", True), ("waiting", False)])
def test_the_address_of_the_broadcast_is_only_for_who_has_a_seat(event, what, is_there):
    _registration, mail = tell(event, what)

    assert ["sending.example" in part for part in (mail.text, mail.html)] == [is_there, is_there]


def test_a_confirmed_seat_says_how_to_come_in_and_how_many(event):
    _registration, mail = tell(event, "confirmed", people=3)

    for words in ("Scenen, Holtermannsveien 1", "Ring på i resepsjonen.", "Antall personer"):
        assert words in mail.text
        assert words in " ".join(mail.html.split())
    assert "Dere har 3 plasser." in plain(mail.text)
    assert "Kalenderfilen ligger ved." in mail.text
    assert str(entry(mail)["uid"]) == str(event.uid)


def test_who_waits_is_told_the_number_as_of_now_and_gets_no_calendar(event):
    make_registration(event=event, status="waiting")

    _registration, mail = tell(event, "waiting")

    assert "Du er nummer 2 på ventelisten." in mail.text
    assert "Nummeret er slik det er nå." in mail.text
    assert mail.calendar == ""


def test_an_offer_says_until_when_and_leads_to_the_page_with_the_button(event):
    _registration, mail = tell(event, "offered", offer_expires_at=timezone.now() + timedelta(hours=20))

    (token,) = tokens_in(mail.text)
    page = f"http://127.0.0.1:8000/arrangementer/pamelding/{token}/plass/"
    assert "Ta imot den innen 3. mars 2026 kl. 08.00." in plain(mail.text)
    assert [f"{page}\n" in mail.text, f'href="{page}"' in mail.html] == [True, True]
    assert mail.calendar == ""


@pytest.mark.parametrize("status", ["confirmed", "waiting", "offered"])
def test_who_signs_up_again_is_told_how_it_stands(event, status):
    registration = make_registration(event=event, status=status)

    mail = notices.notify(registration, "known")

    words = {"confirmed": "Du har plass.", "waiting": "Du er nummer 1 på", "offered": "Ta imot den innen"}
    assert "Noen, trolig du, meldte deg på en gang til. Ingenting er endret." in mail.text
    assert words[status] in mail.text


def test_a_moved_event_says_both_times_and_brings_a_calendar_file_that_replaces_the_first(event):
    registration, first = tell(event, "confirmed")
    event.starts_at += timedelta(days=1)
    event.ends_at += timedelta(days=1)
    event.save()
    event.refresh_from_db()
    registration.refresh_from_db()

    mail = notices.notify(registration, "moved")

    assert "Det skulle ha begynt 4. mars 2026 kl. 12.00." in plain(mail.text)
    assert "5. mars 2026 kl. 12.00–14.00" in plain(mail.text)
    assert [entry(each)["sequence"] for each in (first, mail)] == [0, 1]
    assert entry(first)["uid"] == entry(mail)["uid"]
    assert entry(mail)["dtstart"].dt - entry(first)["dtstart"].dt == timedelta(days=1)


def test_another_place_is_told_without_an_old_time(event):
    event.venue = make_venue(name_nb="Dokkhuset")
    event.save()
    registration = make_registration(event=event)

    mail = notices.notify(registration, "moved")

    assert "Tid, sted eller oppmøte er endret. Dette gjelder nå:" in mail.text
    assert "Dokkhuset" in mail.text
    assert "skulle ha begynt" not in mail.text


def test_a_called_off_event_takes_itself_out_of_the_calendar_and_asks_for_nothing(event):
    registration = make_registration(event=event)
    event.state = "cancelled"
    event.save()
    registration.event.refresh_from_db()

    mail = notices.notify(registration, "called_off")

    assert (entry(mail)["status"], entry(mail)["sequence"]) == ("CANCELLED", 1)
    assert "avmelding/" not in mail.text
    assert "Du trenger ikke gjøre noe." in mail.text


def test_an_event_whose_day_is_not_known_has_no_file(event):
    event.precision = "month"
    event.save()

    _registration, mail = tell(event, "confirmed")

    assert mail.calendar == ""
    assert "Kalenderfilen" not in mail.text


@pytest.mark.parametrize("what", ["expired", "cancelled"])
def test_who_is_out_may_sign_up_again_while_that_is_open(event, what):
    _registration, open_mail = tell(event, what)
    event.signup_closes_at = timezone.now() - timedelta(hours=1)
    event.save()

    _registration, closed_mail = tell(event, what)

    page = f"/arrangementer/{event.slug}/pamelding/"
    assert [page in part for part in (open_mail.text, open_mail.html)] == [True, True]
    assert [page in part for part in (closed_mail.text, closed_mail.html)] == [False, False]


def test_the_mail_is_written_in_the_language_of_who_signed_up_whatever_the_staff_read(event):
    with translation.override("nb"):
        _registration, mail = tell(event, "confirmed", language="en")

    assert 'lang="en"' in mail.html
    assert "The stage" in mail.text
    assert str(entry(mail)["summary"]) == "Data & waves"


def test_an_example_says_so_in_its_mails(event):
    event.is_sample = True
    event.save()

    _registration, mail = tell(event, "confirmed")

    assert ["(eksempel)" in part for part in (mail.text, mail.html)] == [True, True]


def test_the_mail_of_a_sign_up_that_failed_is_not_sent(event, monkeypatch):
    registration = make_registration(event=event)
    monkeypatch.setattr(capacity, "_settle", lambda *_arguments: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        capacity.cancel(registration)

    registration.refresh_from_db()
    assert (registration.status, Mail.objects.count()) == ("confirmed", 0)
