"""An event's page for the staff: who may open what, the form, and what must not happen by a slip."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from events.models import Event, Registration
from tech_port.outbox.models import Mail
from tests.events.event.staff_pages import page_of
from tests.events.times import oslo
from tests.factories import (
    make_event,
    make_event_series,
    make_key_point,
    make_registration,
    make_user,
)
from tests.jobs import run_job
from tests.pages_read import elements, filled, inline_code, messages, text

PAGES = {
    "dagen/": {"events.view_registration"},
    "deltakere/ny/": {"events.view_registration", "events.add_registration"},
    "deltakere/mat/": {"events.view_registration"},
    "innsjekk/liste/": {"events.view_registration"},
    "navnelapper/": {"events.view_registration"},
    "e-post/": {"events.view_registration", "events.change_registration"},
    "kopi/": {"events.add_event"},
    "serie/": {"events.add_event", "events.change_event"},
}
POSTED = {
    "deltakere/fil/": {"events.view_registration"},
}


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
    assert [staff.get(f"/admin/events/event/{number}/dagen/").status_code for number in (1, 10**30)] == [404, 404]


@pytest.mark.django_db
def test_an_events_tools_are_those_that_are_open_to_the_reader(client):
    event = make_event()
    client.force_login(make_user("events.view_event", "events.view_registration"))

    page = client.get(page_of(event))

    tools = next(element for element in elements(page, "ul") if element.get("class") == "object-tools")
    assert [link.get("href") for link in tools.iter("a")][:1] == [page_of(event, "dagen/")]
    assert page_of(event, "e-post/") not in text(page)
    assert page_of(event, "kopi/") not in text(page)


@pytest.mark.django_db
def test_what_people_need_is_seen_by_who_may_do_something_about_it(client):
    registration = make_registration(needs="Nøtteallergi")
    address = f"/admin/events/registration/{registration.pk}/change/"
    pages = []
    for permissions in (["events.view_registration"], ["events.view_registration", "events.change_registration"]):
        client.force_login(make_user(*permissions))
        pages += [client.get(address), client.get(page_of(registration.event, "dagen/"))]

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

    assert "2 påmeldinger på ventelisten får tilbud om plass i løpet av et minutt." in messages(done)
    assert (Mail.objects.count(), run_job("seats")) == (0, 3)  # the third is asked about what is left
    assert [Registration.objects.get(pk=row.pk).status for row in waiting] == ["offered", "offered", "waiting"]
    assert sorted(Mail.objects.values_list("to", "template")) == sorted(
        (row.email, f"events/emails/registration_{what}")
        for row, what in zip(waiting, ["offered", "offered", "asked"], strict=True)
    )


def test_a_change_of_time_is_told_to_who_is_signed_up_and_staff_are_told_how_many(staff, settings):
    settings.MAIL_HOLD_MINUTES = 0
    event = make_event(signup="own")
    rows = [make_registration(event=event, status=status) for status in ("confirmed", "waiting", "cancelled")]
    page = staff.get(page_of(event))

    done = staff.post(page_of(event), filled(page, starts_at_1="06:00", ends_at_1="23:00"), follow=True)
    again = staff.post(page_of(event), filled(staff.get(page_of(event))), follow=True)

    assert [message for message in messages(done) if message.startswith("2 påmeldte får e-post kl. ")] != []
    assert [message for message in messages(again) if "e-post" in message] == []
    assert (Mail.objects.count(), run_job("seats"), run_job("batches")) == (0, 1, 2)
    assert sorted(Mail.objects.values_list("to", "template")) == sorted(
        [
            (rows[0].email, "events/emails/registration_moved"),
            (rows[1].email, "events/emails/registration_offered"),
            (rows[1].email, "events/emails/registration_moved"),
        ]
    )


def test_calling_an_event_off_tells_everybody_and_offers_nobody_a_seat(staff, settings):
    settings.MAIL_HOLD_MINUTES = 0
    event = make_event(signup="own", capacity=1)
    rows = [make_registration(event=event, status=status) for status in ("offered", "waiting")]

    done = staff.post(page_of(event), filled(staff.get(page_of(event)), state="cancelled"), follow=True)

    assert [message for message in messages(done) if message.startswith("2 påmeldte får e-post kl. ")] != []
    assert [message for message in messages(done) if "ventelisten" in message] == []
    assert (Mail.objects.count(), run_job("seats"), run_job("batches")) == (0, 1, 2)
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


# Series on the page


def test_the_page_of_one_in_a_series_leads_to_the_others(staff):
    series = make_event_series(rule="FREQ=WEEKLY;BYDAY=TH;COUNT=2")
    first = make_event(series=series, series_at=oslo(2027, 1, 7, 8, 30), starts_at=oslo(2027, 1, 7, 8, 30))
    other = make_event(series=series, series_at=oslo(2027, 1, 14, 8, 30), starts_at=oslo(2027, 1, 14, 8, 30))

    page = staff.get(page_of(first))
    listed = staff.get(f"/admin/events/eventseries/{series.pk}/change/")

    links = {link.get("href"): "".join(link.itertext()) for link in elements(page, "a")}
    assert links[page_of(other)] == "14.\u00a0januar 2027 kl.\u00a008.30–10.30"
    assert ["hver uke på torsdag, 2 ganger" in text(seen) for seen in (page, listed)] == [True, True]
    assert ["FREQ=" in text(seen) for seen in (page, listed)] == [False, False]
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


def test_an_unknown_address_below_the_admin_is_a_page_that_says_so(staff):
    response = staff.get("/admin/events/finnesikke/")

    assert (response.status_code, "Siden finnes ikke" in text(response)) == (404, True)


@pytest.mark.django_db
def test_staff_are_told_when_an_event_keeps_more_points_than_anybody_takes_home(staff):
    event = make_event()
    points = [make_key_point(event=event) for _number in range(5)]
    address = f"/admin/events/keypoint/{points[0].pk}/change/"

    quiet = messages(staff.post(address, filled(staff.get(address)), follow=True))
    make_key_point(event=event)
    told = [messages(staff.post(url, filled(staff.get(url)), follow=True)) for url in (address, page_of(event))]

    many = "Arrangementet har 6 poenger. Ta helst ikke med flere enn 5: slå sammen eller slett noen."
    assert [many in str(said) for said in (quiet, *told)] == [False, True, True]
