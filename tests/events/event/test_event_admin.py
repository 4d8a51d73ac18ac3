"""An event's page for the staff: its form, its tools, mail to those who come, and copies of it."""

import uuid
from datetime import date, datetime, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from events.models import Event, Registration
from events.series.copies import free_slug, suggested_day
from tech_port.outbox.models import Mail
from tests.factories import (
    make_event,
    make_event_document,
    make_event_series,
    make_key_point,
    make_organisation,
    make_person,
    make_registration,
    make_user,
)
from tests.pages_read import elements, filled, inline_code, messages, text
from tests.threads import in_threads

PAGES = {
    "deltakere/": {"events.view_registration"},
    "deltakere/ny/": {"events.view_registration", "events.add_registration"},
    "deltakere/mat/": {"events.view_registration"},
    "innsjekk/": {"events.view_registration"},
    "innsjekk/liste/": {"events.view_registration"},
    "navnelapper/": {"events.view_registration"},
    "e-post/": {"events.view_registration", "events.change_registration"},
    "kopi/": {"events.add_event"},
    "serie/": {"events.add_event", "events.change_event"},
}
POSTED = {
    "deltakere/fil/": {"events.view_registration"},
    "deltakere/{registration}/meld-av/": {"events.view_registration", "events.change_registration"},
}


def page_of(event, rest="change/"):
    return f"/admin/events/event/{event.pk}/{rest}"


def oslo(*parts):
    return datetime(*parts, tzinfo=timezone.get_default_timezone())


def form_of(page, **changes):
    """An event's form as a browser sends it: split moments, no inlines added."""
    return filled(page, **changes)


# Who may open what


@pytest.mark.django_db
@pytest.mark.parametrize("rest", PAGES)
def test_a_page_opens_for_its_permissions_alone_and_without_inline_code(client, rest):
    registration = make_registration(name="Hemmelig Person", needs="Hemmelig allergi", people=3)
    address, needed = page_of(registration.event, rest), PAGES[rest]

    anonymous = client.get(address)
    refused = []
    for missing in needed:
        client.force_login(make_user("content.view_article", *(needed - {missing})))
        refused.append(client.get(address))
    client.force_login(make_user(*needed))
    opened = client.get(address)

    assert (anonymous.status_code, anonymous.url) == (302, f"/admin/login/?next={address}")
    assert [page.status_code for page in refused] == [403] * len(needed)
    assert all("Hemmelig" not in text(page) for page in refused)
    assert (opened.status_code, inline_code(opened), opened["Cache-Control"]) == (200, [], "no-store")
    assert page_of(registration.event) in [link.get("href") for link in elements(opened, "a")]


@pytest.mark.django_db
@pytest.mark.parametrize("rest", POSTED)
def test_what_is_only_posted_has_no_page_and_asks_for_its_permissions(client, rest):
    registration = make_registration()
    address = page_of(registration.event, rest.format(registration=registration.pk))

    statuses = []
    for missing in POSTED[rest]:
        client.force_login(make_user("content.view_article", *(POSTED[rest] - {missing})))
        statuses.append(client.post(address, {"format": "csv"}).status_code)
    client.force_login(make_user(*POSTED[rest]))
    read = client.get(address)

    assert statuses == [403] * len(POSTED[rest])
    assert (read.status_code, read["Allow"]) == (405, "POST")
    assert Registration.objects.get().status == "confirmed"


def test_the_pages_of_an_event_that_is_not_there_are_not_found(staff):
    assert [staff.get(f"/admin/events/event/{number}/deltakere/").status_code for number in (1, 10**30)] == [404, 404]


@pytest.mark.django_db
def test_an_events_tools_are_those_that_are_open_to_the_reader(client):
    event = make_event()
    client.force_login(make_user("events.view_event", "events.view_registration"))

    page = client.get(page_of(event))

    tools = next(element for element in elements(page, "ul") if element.get("class") == "object-tools")
    assert [link.get("href") for link in tools.iter("a")][:3] == [
        page_of(event, "deltakere/"),
        page_of(event, "innsjekk/"),
        page_of(event, "navnelapper/"),
    ]
    assert page_of(event, "e-post/") not in text(page)
    assert page_of(event, "kopi/") not in text(page)


@pytest.mark.django_db
def test_what_people_need_is_seen_by_who_may_do_something_about_it(client):
    registration = make_registration(needs="Nøtteallergi")
    address = f"/admin/events/registration/{registration.pk}/change/"
    pages = []
    for permissions in (["events.view_registration"], ["events.view_registration", "events.change_registration"]):
        client.force_login(make_user(*permissions))
        pages += [client.get(address), client.get(page_of(registration.event, "deltakere/"))]

    assert [page.status_code for page in pages] == [200] * 4
    assert ["Nøtteallergi" in text(page) for page in pages] == [False, False, True, True]


# The form


def test_the_list_shows_seats_and_who_waits_as_numbers(staff):
    event = make_event(capacity=10)
    make_registration(event=event, people=3)
    make_registration(event=event, people=2, status="waiting")

    page = staff.get("/admin/events/event/")

    cells = {cell.get("class"): cell.text for cell in elements(page, "td") if cell.get("class")}
    assert [cells[f"field-{name}"] for name in ("signed_up", "capacity", "waiting")] == ["3", "10", "2"]


@pytest.mark.parametrize(
    ("field", "values", "sentence"),
    [
        ("capacity", {"capacity": "4"}, "5 personer har plass alt. Meld noen av før du setter tallet lavere."),
        ("signup_url", {"signup_url": "https://andre.example/"}, "Fjern adressen, eller velg «påmelding hos andre»."),
        ("signup_url", {"signup": "external"}, "Skriv adressen der folk melder seg på."),
        (
            "signup",
            {"signup": "none"},
            "7 personer er påmeldt her. Meld dem av først, eller sett når påmeldingen stenger.",
        ),
        ("ends_at", {"ends_at_0": "2020-01-01"}, "Arrangementet slutter før det begynner."),
        (
            "signup_closes_at",
            {
                "signup_opens_at_0": "2026-01-02",
                "signup_opens_at_1": "12:00",
                "signup_closes_at_0": "2026-01-01",
                "signup_closes_at_1": "12:00",
            },
            "Påmeldingen stenger før den åpner.",
        ),
        (
            "signup_opens_at",
            {"signup_opens_at_0": "2099-01-02", "signup_opens_at_1": "12:00"},
            "Påmeldingen åpner først når arrangementet er over.",
        ),
    ],
)
def test_what_the_database_would_refuse_is_said_at_its_field(staff, field, values, sentence):
    event = make_event(signup="own", capacity=5)
    make_registration(event=event, people=5)
    make_registration(event=event, people=2, status="waiting")

    refused = staff.post(page_of(event), filled(staff.get(page_of(event)), **values))

    errors = refused.context["adminform"].form.errors
    assert errors[field] == [sentence]
    assert sentence in text(refused)
    event.refresh_from_db()
    assert (event.capacity, event.signup, event.signup_url) == (5, "own", "")


def test_seats_that_come_free_are_offered_in_order_and_staff_are_told_how_many(staff):
    event = make_event(signup="own", capacity=2)
    make_registration(event=event, people=2)
    waiting = [make_registration(event=event, status="waiting", people=people) for people in (1, 2, 3)]

    done = staff.post(page_of(event), filled(staff.get(page_of(event)), capacity="6"), follow=True)

    assert "2 påmeldinger på ventelisten har fått tilbud om plass." in messages(done)
    assert [Registration.objects.get(pk=row.pk).status for row in waiting] == ["offered", "offered", "waiting"]
    assert sorted(Mail.objects.values_list("to", "template")) == sorted(
        (row.email, "events/emails/registration_offered") for row in waiting[:2]
    )


def test_a_change_of_time_is_told_to_who_is_signed_up_and_staff_are_told_how_many(staff):
    event = make_event(signup="own")
    rows = [make_registration(event=event, status=status) for status in ("confirmed", "waiting", "cancelled")]
    page = staff.get(page_of(event))

    done = staff.post(page_of(event), filled(page, starts_at_1="06:00", ends_at_1="23:00"), follow=True)
    again = staff.post(page_of(event), filled(staff.get(page_of(event))), follow=True)

    assert "2 påmeldte får e-post om endringen." in messages(done)
    assert [message for message in messages(again) if "e-post" in message] == []
    assert sorted(Mail.objects.values_list("to", "template")) == sorted(
        [
            (rows[0].email, "events/emails/registration_moved"),
            (rows[1].email, "events/emails/registration_offered"),
            (rows[1].email, "events/emails/registration_moved"),
        ]
    )


def test_calling_an_event_off_tells_everybody_and_offers_nobody_a_seat(staff):
    event = make_event(signup="own", capacity=1)
    rows = [make_registration(event=event, status=status) for status in ("offered", "waiting")]

    done = staff.post(page_of(event), filled(staff.get(page_of(event)), state="cancelled"), follow=True)

    assert "2 påmeldte får e-post om endringen." in messages(done)
    assert [message for message in messages(done) if "ventelisten" in message] == []
    assert sorted(Mail.objects.values_list("to", "template")) == sorted(
        (row.email, "events/emails/registration_called_off") for row in rows
    )
    assert set(event.registrations.values_list("status", flat=True)) == {"waiting"}


def test_saving_without_a_change_offers_nobody_anything(staff):
    event = make_event(signup="own", capacity=1)
    make_registration(event=event)
    make_registration(event=event, status="waiting")

    done = staff.post(page_of(event), filled(staff.get(page_of(event)), title_nb="Ny tittel"), follow=True)

    assert Mail.objects.count() == 0
    assert [message for message in messages(done) if "ventelisten" in message] == []
    assert Event.objects.get().title_nb == "Ny tittel"


# Mail to those who come


def letter(**values):
    return {
        "submission": str(uuid.uuid4()),
        "group": "active",
        "subject_nb": "Nytt rom",
        "body_nb": "Vi flytter til rom 2 & 3.",
        "subject_en": "",
        "body_en": "",
        **values,
    }


def mails():
    return sorted(Mail.objects.values_list("to", "subject"))


def test_the_preview_is_the_mail_that_one_gets_and_says_how_many_get_it(staff, settings):
    event = make_event(title_nb="Frokost", title_en="Breakfast")
    make_registration(event=event, name="Anne", email="anne@deltaker.example")
    make_registration(event=event, name="Bob", email="bob@deltaker.example", language="en")
    form = letter(subject_en="New room", body_en="We move to room 2 & 3.")

    preview = staff.post(page_of(event, "e-post/"), form | {"_preview": "1"})
    assert Mail.objects.count() == 0
    staff.post(page_of(event, "e-post/"), form | {"_send": "1"})

    stored = {mail.to: mail for mail in Mail.objects.all()}
    assert [language for language, _mail in preview.context["previews"]] == ["nb", "en"]
    for _language, shown in preview.context["previews"]:
        mail = stored[shown.to]
        assert (shown.subject, shown.text, shown.html, shown.reply_to) == (
            mail.subject,
            mail.text,
            mail.html,
            settings.STAFF_EMAILS[0],
        )
    assert preview.context["number"] == 2
    assert "2 mottakere." in text(preview)
    assert mails() == [("anne@deltaker.example", "Nytt rom"), ("bob@deltaker.example", "New room")]
    assert "rom 2 & 3" in stored["anne@deltaker.example"].text
    assert "rom 2 &amp; 3" in stored["anne@deltaker.example"].html
    assert "Breakfast" in stored["bob@deltaker.example"].text


@pytest.mark.parametrize(
    ("group", "recipients"),
    [
        ("active", ["attended", "confirmed", "offered", "waiting"]),
        ("confirmed", ["confirmed"]),
        ("waiting", ["offered", "waiting"]),
        ("attended", ["attended"]),
    ],
)
def test_a_mail_goes_to_its_group_alone_never_to_who_cancelled_or_is_erased(staff, group, recipients):
    event = make_event()
    for status in Registration.Status.values:
        make_registration(event=event, status=status, email=f"{status}@deltaker.example")
    make_registration(event=event, status="attended", name="", email="7@slettet.invalid")
    make_registration(email="annet@arrangement.example")

    done = staff.post(page_of(event, "e-post/"), letter(group=group) | {"_send": "1"}, follow=True)

    assert [to for to, _subject in mails()] == [f"{status}@deltaker.example" for status in recipients]
    number = len(recipients)
    assert messages(done) == [f"E-posten er lagt i køen til {number} mottaker{'e' if number > 1 else ''}."]
    assert LogEntry.objects.get().object_id == str(event.pk)


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"subject_en": "Hi"}, "body_en", "Skriv teksten på engelsk også, eller fjern emnet."),
        ({"body_en": "Hi"}, "subject_en", "Skriv emnet på engelsk også."),
        ({"group": "waiting"}, "group", "Det er ingen å sende til. Velg noen andre."),
    ],
)
def test_a_letter_that_cannot_be_sent_says_why_and_keeps_what_was_typed(staff, values, field, sentence):
    event = make_registration().event

    refused = staff.post(page_of(event, "e-post/"), letter(**values) | {"_send": "1"})

    assert refused.context["form"].errors == {field: [sentence]}
    assert "Vi flytter til rom 2 &amp; 3." in refused.content.decode()
    assert Mail.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_double_click_sends_each_mail_once():
    event = make_event()
    for _number in range(3):
        make_registration(event=event)
    user = make_user(is_staff=True, is_superuser=True)
    form = letter() | {"_send": "1"}

    def post():
        client = Client()
        client.force_login(user)
        return client.post(page_of(event, "e-post/"), form).status_code

    answers = in_threads(6, post)

    assert answers == [302] * 6
    assert Mail.objects.count() == 3
    assert Mail.objects.values("message_id").distinct().count() == 3


def test_the_same_form_sent_again_later_sends_nothing_to_who_signed_up_meanwhile(staff):
    event = make_registration().event
    form = letter() | {"_send": "1"}
    staff.post(page_of(event, "e-post/"), form)
    make_registration(event=event)

    again = staff.post(page_of(event, "e-post/"), form, follow=True)

    assert Mail.objects.count() == 1
    assert messages(again)[-1] == "E-posten er lagt i køen til 1 mottaker."


# Copies


def test_a_copy_has_everything_but_what_belongs_to_the_day(staff):
    organiser, speaker = make_organisation(), make_person()
    event = make_event(
        slug="frokost-2026",
        title_nb="Frokost",
        starts_at=oslo(2026, 10, 22, 8, 30),
        ends_at=oslo(2026, 10, 22, 10, 0),
        signup="own",
        capacity=30,
        signup_opens_at=oslo(2026, 10, 1, 12, 0),
        signup_closes_at=oslo(2026, 10, 21, 16, 0),
        attendees=28,
        series=make_event_series(),
        series_at=oslo(2026, 10, 22, 8, 30),
        organisers=[organiser],
        speakers=[speaker],
    )
    make_registration(event=event)
    make_key_point(event=event)
    make_event_document(event=event)
    form = {"submission": str(uuid.uuid4()), "day": "2026-11-19"}

    done = staff.post(page_of(event, "kopi/"), form, follow=True)

    copy = Event.objects.get(slug="frokost-2026-11-19")
    assert done.redirect_chain == [(page_of(copy), 302)]
    assert messages(done) == ["Kopien er en kladd. Se over dag, tider og tekst før du publiserer den."]
    assert (copy.state, copy.title_nb, copy.capacity, copy.signup, copy.venue) == (
        "draft",
        "Frokost",
        30,
        "own",
        event.venue,
    )
    assert [copy.starts_at, copy.ends_at, copy.signup_opens_at, copy.signup_closes_at] == [
        oslo(2026, 11, 19, 8, 30),
        oslo(2026, 11, 19, 10, 0),
        oslo(2026, 10, 29, 12, 0),
        oslo(2026, 11, 18, 16, 0),
    ]
    assert (copy.attendees, copy.series, copy.sequence, copy.seats_taken) == (None, None, 0, 0)
    assert copy.uid != event.uid
    assert (list(copy.organisers.all()), list(copy.speakers.all())) == ([organiser], [speaker])
    assert (copy.registrations.count(), copy.key_points.count(), copy.documents.count()) == (0, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_makes_one_copy():
    event = make_event()
    user = make_user(is_staff=True, is_superuser=True)
    form = {"submission": str(uuid.uuid4()), "day": "2027-03-28"}

    def post():
        client = Client()
        client.force_login(user)
        return client.post(page_of(event, "kopi/"), form).url

    answers = in_threads(5, post)

    assert Event.objects.count() == 2
    assert set(answers) == {page_of(Event.objects.exclude(pk=event.pk).get())}


def test_a_copy_needs_a_day(staff):
    event = make_event()

    refused = staff.post(page_of(event, "kopi/"), {"submission": str(uuid.uuid4()), "day": "31.02.2027"})

    assert refused.context["form"].errors == {"day": ["Oppgi en gyldig dato."]}
    assert Event.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("type", "starts", "today", "suggested"),
    [
        ("breakfast", (2026, 10, 22, 8, 30), date(2026, 10, 23), date(2026, 11, 19)),
        ("conference", (2026, 10, 22, 8, 30), date(2026, 10, 23), date(2027, 10, 21)),
        ("breakfast", (2024, 1, 4, 8, 30), date(2026, 10, 23), date(2026, 11, 5)),
        ("breakfast", (2026, 12, 4, 8, 30), date(2026, 11, 1), date(2027, 1, 8)),  # 1 January is a holiday
        ("breakfast", (2026, 10, 22, 0, 30), date(2026, 10, 1), date(2026, 11, 19)),  # the day is Oslo's
    ],
)
def test_the_suggested_day_is_the_same_weekday_to_come_and_no_holiday(type, starts, today, suggested):
    event = make_event(type=type, starts_at=oslo(*starts))

    assert suggested_day(event, today) == suggested


@pytest.mark.django_db
def test_the_address_of_a_copy_has_its_day_and_is_free():
    make_event(slug="frokost-2027-01-07")
    make_event(slug="frokost-2027-01-07-2")

    day = date(2027, 1, 7)

    assert free_slug("frokost", day) == "frokost-2027-01-07-3"
    assert free_slug("frokost-2026-12-10-2", day) == "frokost-2027-01-07-3"
    assert free_slug("tech-port-2026", day) == "tech-port-2027-01-07"
    assert len(free_slug("x" * 100, day)) <= 100


# Series on the page


def test_the_page_of_one_in_a_series_leads_to_the_others(staff):
    series = make_event_series(rule="FREQ=WEEKLY;BYDAY=TH;COUNT=2")
    first = make_event(series=series, series_at=oslo(2027, 1, 7, 8, 30), starts_at=oslo(2027, 1, 7, 8, 30))
    other = make_event(series=series, series_at=oslo(2027, 1, 14, 8, 30), starts_at=oslo(2027, 1, 14, 8, 30))

    page = staff.get(page_of(first))
    listed = staff.get(f"/admin/events/eventseries/{series.pk}/change/")

    links = {link.get("href"): "".join(link.itertext()) for link in elements(page, "a")}
    assert links[page_of(other)] == "14.\u00a0januar 2027 kl.\u00a008.30–10.30"
    assert "FREQ=WEEKLY;BYDAY=TH;COUNT=2" in text(page)
    assert {page_of(first), page_of(other)} <= {link.get("href") for link in elements(listed, "a")}


def test_a_page_of_an_event_alone_has_no_list_of_a_series(staff):
    assert "series-title" not in text(staff.get(page_of(make_event(starts_at=timezone.now() + timedelta(days=3)))))


# What must not happen by a slip


def test_an_event_that_people_come_to_is_not_deleted_before_it_is_over(staff):
    coming, over = make_event(), make_event(starts_at=timezone.now() - timedelta(days=2))
    for event in (coming, over):
        make_registration(event=event)

    answers = [staff.post(page_of(event, "delete/"), {"post": "yes"}).status_code for event in (coming, over)]

    assert answers == [403, 302]
    assert list(Event.objects.all()) == [coming]
    assert "delete_selected" not in text(staff.get("/admin/events/event/"))


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["tips", "pamelding", "sign-up", "suggest"])
def test_an_address_that_another_page_has_is_refused(slug):
    with pytest.raises(ValidationError) as refused:
        make_event(slug=slug).full_clean()

    assert "slug" in refused.value.message_dict


@pytest.mark.django_db
def test_what_the_public_wrote_is_text_in_the_preview_of_a_mail(staff):
    event = make_event(title_nb="Kveld <img src=x onerror=alert(1)>")
    make_registration(event=event)

    html = staff.post(page_of(event, "e-post/"), letter(_preview="1")).content.decode()

    assert '<pre class="reply__text" lang="nb">' in html
    assert "Kveld &lt;img src=x onerror=alert(1)&gt;" in html.partition('class="reply__text"')[2]
    assert "<img src=x" not in html


def test_an_unknown_address_below_the_admin_is_a_page_that_says_so(staff):
    response = staff.get("/admin/events/finnesikke/")

    assert (response.status_code, "Siden finnes ikke" in text(response)) == (404, True)
