"""The staff's admin: every model has its pages, lists cost the same however long, no change goes around the log."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.utils import timezone
from django.utils.translation import ngettext_lazy

from members.models import Organisation, Person
from premises.models import Interest, InterestStep, Lease
from tech_port.outbox.models import Mail
from tech_port.staff import todo
from tests import factories
from tests.factories import (
    make_article,
    make_board_seat,
    make_building,
    make_event,
    make_interest,
    make_lease,
    make_mail,
    make_organisation,
    make_person,
    make_registration,
    make_reservation,
    make_unit,
    make_user,
)
from tests.pages_read import elements, filled, inline_code, messages, text

pytestmark = pytest.mark.django_db

FACTORIES = {
    "content.announcement": factories.make_announcement,
    "content.area": factories.make_area,
    "content.article": factories.make_article,
    "content.businessarea": factories.make_business_area,
    "content.figure": lambda: factories.make_observation().figure,
    "content.milestone": factories.make_milestone,
    "content.observation": factories.make_observation,
    "content.page": factories.make_page,
    "content.programme": factories.make_programme,
    "content.seededrecord": factories.make_seeded_record,
    "content.source": factories.make_source,
    "events.event": lambda: factories.make_registration().event,
    "events.keypoint": factories.make_key_point,
    "events.registration": factories.make_registration,
    "events.calendarimport": factories.make_calendar_import,
    "events.eventdocument": factories.make_event_document,
    "events.eventseries": factories.make_event_series,
    "events.eventtip": factories.make_event_tip,
    "events.venue": factories.make_venue,
    "members.boardseat": factories.make_board_seat,
    "members.challenge": factories.make_challenge,
    "members.contact": factories.make_contact,
    "members.document": factories.make_document,
    "members.documentversion": factories.make_document_version,
    "members.joinrequest": factories.make_join_request,
    "members.meeting": factories.make_meeting,
    "members.profilechange": factories.make_profile_change,
    "members.profilelink": factories.make_profile_link,
    "members.membership": factories.make_membership,
    "members.organisation": lambda: factories.make_membership().organisation,
    "members.person": lambda: factories.make_board_seat().person,
    "members.staffrole": factories.make_staff_role,
    "outbox.mail": factories.make_mail,
    "premises.alertmatch": factories.make_alert_match,
    "premises.building": lambda: factories.make_unit().building,
    "premises.confirmationrequest": lambda: factories.make_confirmation_request(units=[make_unit()]),
    "premises.interest": lambda: factories.make_interest(units=[make_unit()], assigned_to=make_user(is_staff=True)),
    "premises.interestmessage": factories.make_interest_message,
    "premises.intereststep": factories.make_interest_step,
    "premises.landlordimport": factories.make_landlord_import,
    "premises.lease": factories.make_lease,
    "premises.ownership": factories.make_ownership,
    "premises.property": factories.make_property,
    "premises.replytemplate": factories.make_reply_template,
    "premises.reservation": factories.make_reservation,
    "premises.searchalert": factories.make_alert,
    "premises.unit": lambda: factories.make_lease().unit,
    "premises.unitphoto": factories.make_unit_photo,
}
APPS = ["content", "outbox", "members", "premises", "events"]
WRITTEN_BY_THE_PORTAL = {
    "content.seededrecord",
    "events.eventseries",
    "events.eventtip",
    "events.registration",
    "members.joinrequest",
    "members.profilechange",
    "members.profilelink",
    "outbox.mail",
    "premises.interest",
    "premises.interestmessage",
    "premises.intereststep",
    "premises.searchalert",
    "premises.alertmatch",
    "premises.confirmationrequest",
}
QUERIES = {
    "content.announcement": 7,
    "content.area": 6,
    "content.article": 7,
    "content.businessarea": 5,
    "content.figure": 6,
    "content.milestone": 7,
    "content.observation": 7,
    "content.page": 5,
    "content.programme": 5,
    "content.seededrecord": 7,
    "content.source": 7,
    "events.calendarimport": 7,
    "events.event": 7,
    "events.eventdocument": 5,
    "events.eventseries": 5,
    "events.eventtip": 7,
    "events.keypoint": 5,
    "events.registration": 8,
    "events.venue": 5,
    "members.boardseat": 7,
    "members.challenge": 7,
    "members.document": 5,
    "members.documentversion": 7,
    "members.meeting": 7,
    "members.contact": 5,
    "members.joinrequest": 7,
    "members.membership": 7,
    "members.organisation": 5,
    "members.person": 7,
    "members.profilechange": 7,
    "members.profilelink": 7,
    "members.staffrole": 7,
    "outbox.mail": 8,
    "premises.alertmatch": 7,
    "premises.building": 6,
    "premises.confirmationrequest": 7,
    "premises.interest": 9,
    "premises.interestmessage": 7,
    "premises.intereststep": 7,
    "premises.landlordimport": 8,
    "premises.lease": 7,
    "premises.ownership": 8,
    "premises.property": 6,
    "premises.replytemplate": 5,
    "premises.reservation": 7,
    "premises.searchalert": 7,
    "premises.unit": 6,
    "premises.unitphoto": 6,
}


def address(label, *rest):
    return "/".join(["/admin", *label.split("."), *map(str, rest)]) + "/"


# Every model


def test_every_model_has_a_factory_here():
    models = {model._meta.label_lower for app in APPS for model in apps.get_app_config(app).get_models()}

    assert models == set(FACTORIES)


@pytest.mark.parametrize("label", FACTORIES)
def test_every_model_is_registered_with_columns_and_search(label):
    model_admin = admin.site.get_model_admin(apps.get_model(label))

    assert len(model_admin.list_display) > 1
    assert model_admin.search_fields


@pytest.mark.parametrize("label", FACTORIES)
def test_factories_make_valid_rows(label):
    FACTORIES[label]().full_clean(exclude=["sort_name"])


@pytest.mark.parametrize("label", FACTORIES)
def test_every_page_of_a_model_opens_without_inline_style_or_script(staff, label):
    row = FACTORIES[label]()

    pages = {
        "list": staff.get(address(label)),
        "search": staff.get(address(label), {"q": "a"}),
        "change": staff.get(address(label, row.pk, "change")),
        "history": staff.get(address(label, row.pk, "history")),
        "add": staff.get(address(label, "add")),
    }

    adding = 403 if label in WRITTEN_BY_THE_PORTAL else 200
    assert {name: page.status_code for name, page in pages.items()} == {
        "list": 200,
        "search": 200,
        "change": 200,
        "history": 200,
        "add": adding,
    }
    assert address(label, row.pk, "change") in [link.get("href") for link in elements(pages["list"], "a")]
    for page in pages.values():
        assert inline_code(page) == []


@pytest.mark.parametrize("label", FACTORIES)
def test_a_list_costs_the_same_with_one_row_and_with_three(staff, django_assert_num_queries, label):
    FACTORIES[label]()
    with django_assert_num_queries(QUERIES[label]):
        staff.get(address(label))

    FACTORIES[label]()
    FACTORIES[label]()
    with django_assert_num_queries(QUERIES[label]):
        staff.get(address(label))


# Who may see what


def test_anonymous_visitors_are_sent_to_sign_in(client):
    interest = make_interest()

    responses = [
        client.get(path)
        for path in ("/admin/", "/admin/premises/interest/", address("premises.interest", interest.pk, "change"))
    ]

    assert [response.status_code for response in responses] == [302, 302, 302]
    assert responses[1].url == "/admin/login/?next=/admin/premises/interest/"


def test_staff_without_rights_see_nothing_of_interest(client):
    interest = make_interest(organisation_name="Hemmelig AS", answer_due_on=timezone.localdate() - timedelta(days=1))
    make_mail(state=Mail.State.FAILED)
    make_article(title_en="")
    client.force_login(make_user("content.view_article"))

    index = client.get("/admin/")
    pages = [
        client.get(address("premises.interest")),
        client.get(address("premises.interest", interest.pk, "change")),
        client.get(address("premises.intereststep")),
        client.get(address("outbox.mail")),
    ]

    assert [row.text for row in index.context["todo"]] == ["1 nyhet mangler engelsk tekst"]
    assert "interesse" not in text(index).lower()
    assert [page.status_code for page in pages] == [403, 403, 403, 403]
    assert all("Hemmelig" not in text(page) for page in pages)


def test_the_tenants_secret_link_is_on_no_page(staff):
    interest = make_interest()
    token = interest.get_absolute_url().rstrip("/").rsplit("/", 1)[1]
    mail = make_mail(text=f"Se https://portal.example/lokaler/interesse/{token}/", html=f"<a href='/{token}/'>Se</a>")

    pages = [
        staff.get(address("premises.interest")),
        staff.get(address("premises.interest", interest.pk, "change")),
        staff.get(address("outbox.mail", mail.pk, "change")),
    ]

    assert "https://portal.example/lokaler/interesse/…/" in text(pages[2])
    assert [token in text(page) for page in pages] == [False, False, False]


# What needs doing


def test_front_page_lists_what_needs_doing_most_urgent_first(staff, django_assert_max_num_queries):
    today = timezone.localdate()
    for days in (-2, -1, 0):
        make_interest(answer_due_on=today + timedelta(days=days))
    make_interest(answer_due_on=today - timedelta(days=9), status=Interest.Status.CONTACTED)
    make_mail(state=Mail.State.FAILED)
    make_mail()
    make_unit(confirmed_on=today - timedelta(days=31))
    make_unit(confirmed_on=today - timedelta(days=30))
    make_unit(confirmed_on=None, is_offered=False)
    make_event(starts_at=timezone.now() + timedelta(days=13), state="draft", venue=None)
    make_event(venue=None)
    make_board_seat(ends_on=today + timedelta(days=60), starts_on=date(2020, 1, 1))
    make_board_seat(ends_on=today + timedelta(days=61), starts_on=date(2020, 1, 1))
    make_article(title_en="")
    make_article(body_en="")
    make_article(body_nb="", body_en="")

    with django_assert_max_num_queries(6):
        index = staff.get("/admin/")

    assert [(row.urgency.name, row.text, row.url) for row in index.context["todo"]] == [
        ("NOW", "1 e-post kom ikke fram og er gitt opp", "/admin/outbox/mail/?state__exact=failed"),
        ("NOW", "2 interessemeldinger skulle vært besvart", "/admin/premises/interest/?svar=overdue"),
        ("SOON", "1 styreverv slutter innen 60 dager", "/admin/members/boardseat/?periode=ending"),
        ("SOON", "1 ny interessemelding venter på svar", "/admin/premises/interest/?svar=waiting"),
        ("SOON", "1 lokale som tilbys, er ikke bekreftet på 30 dager", "/admin/premises/unit/?bekreftet=stale"),
        (
            "SOON",
            "1 arrangement begynner innen to uker og er ikke publisert",
            "/admin/events/event/?mangler=publishing",
        ),
        ("SOON", "1 kommende arrangement mangler sted", "/admin/events/event/?mangler=venue"),
        ("LATER", "2 nyheter mangler engelsk tekst", "/admin/content/article/?engelsk=mangler"),
    ]


def test_each_task_leads_to_as_many_records_as_it_says(staff):
    make_interest(answer_due_on=date(2020, 1, 1))
    make_interest()
    make_unit(confirmed_on=None)
    make_article(title_en="")
    make_event(venue=None)
    make_mail(state=Mail.State.FAILED)
    rows = staff.get("/admin/").context["todo"]

    shown = [staff.get(row.url).context["cl"].result_count for row in rows]

    assert len(rows) == 6
    assert shown == [1] * 6


def test_an_empty_list_says_that_nothing_waits(staff):
    assert "Ingenting venter." in text(staff.get("/admin/"))


def test_todo_rows_leave_out_what_is_done_and_put_the_urgent_first():
    def task(urgency, query):
        sentence = ngettext_lazy("%(number)d %(name)s", "%(number)d %(names)s", "number")
        return todo.Task(Organisation.objects.all(), query, sentence, urgency)

    later, done, now = task(todo.Urgency.LATER, "a=1"), task(todo.Urgency.NOW, "b=2"), task(todo.Urgency.NOW, "c=3")

    rows = todo.rows([later, done, now], [2, 0, 1])

    assert rows == [
        todo.Row("1 virksomhet", "/admin/members/organisation/?c=3", todo.Urgency.NOW),
        todo.Row("2 virksomheter", "/admin/members/organisation/?a=1", todo.Urgency.LATER),
    ]


def test_todo_counts_every_task_in_one_query(django_assert_num_queries):
    make_person()
    tasks = [todo.Task(model.objects.all(), "", "") for model in (Organisation, Person, Person)]

    with django_assert_num_queries(1):
        counts = todo.count(tasks)

    assert counts == [0, 1, 1]
    assert todo.count([]) == []


# Constraints are sentences


def test_an_overlapping_lease_is_refused_in_words(staff):
    lease = make_lease(starts_on=date(2024, 1, 1), ends_on=date(2025, 12, 31))
    page = address("premises.lease", "add")
    form = filled(staff.get(page), organisation=make_organisation().pk, unit=lease.unit.pk)

    refused = staff.post(page, form | {"starts_on": "2025-12-31"})
    accepted = staff.post(page, form | {"starts_on": "2026-01-01"})

    assert "Lokalet er alt utleid i deler av denne perioden." in text(refused)
    assert accepted.status_code == 302
    assert Lease.objects.count() == 2


def test_two_leases_of_a_whole_building_may_overlap(staff):
    building = make_building()
    make_lease(building=building)
    page = address("premises.lease", "add")

    accepted = staff.post(page, filled(staff.get(page), building=building.pk, starts_on="2024-01-01"))

    assert accepted.status_code == 302


@pytest.mark.parametrize("kind", ["leases", "reservations"])
def test_two_new_periods_that_overlap_are_refused_in_words(staff, kind):
    """Each would pass alone: neither is stored yet when the other is checked."""
    unit = make_unit()
    page = address("premises.unit", unit.pk, "change")
    rows = {}
    for number, starts_on in enumerate(["2025-01-01", "2024-01-01"]):
        rows |= {f"{kind}-{number}-starts_on": starts_on, f"{kind}-{number}-starts_precision": "day"}
        rows |= {f"{kind}-{number}-ends_precision": "day"}
    form = filled(staff.get(page)) | {f"{kind}-TOTAL_FORMS": 2} | rows

    refused = staff.post(page, form)
    accepted = staff.post(page, form | {f"{kind}-1-ends_on": "2024-12-31"})

    assert "To av periodene overlapper. Rett datoene slik at de følger etter hverandre." in text(refused)
    assert accepted.status_code == 302
    assert getattr(unit, kind).count() == 2


# Interest


def test_a_new_status_writes_the_log(staff):
    interest = make_interest(message="Vi ser etter et lyst kontor.")
    page = address("premises.interest", interest.pk, "change")

    saved = staff.post(page, filled(staff.get(page), status="viewing", note="Visning torsdag"))

    interest.refresh_from_db()
    step = interest.steps.get()
    assert saved.status_code == 302
    assert (step.before, step.after, step.note, step.by.username) == ("new", "viewing", "Visning torsdag", "stab")
    assert (interest.status, interest.answered_at, interest.message) == (
        "viewing",
        step.at,
        "Vi ser etter et lyst kontor.",
    )


def test_an_assignment_alone_writes_no_line_and_a_note_alone_does(staff):
    interest, colleague = make_interest(), make_user(is_staff=True)
    page = address("premises.interest", interest.pk, "change")

    staff.post(page, filled(staff.get(page), assigned_to=colleague.pk))
    steps_after_assignment = interest.steps.count()
    staff.post(page, filled(staff.get(page), note="Ringte, ikke svar"))

    interest.refresh_from_db()
    assert interest.assigned_to == colleague
    assert steps_after_assignment == 0
    assert list(interest.steps.values_list("before", "after", "note")) == [("new", "new", "Ringte, ikke svar")]


def test_what_was_lost_needs_its_reason(staff):
    interest = make_interest()
    page = address("premises.interest", interest.pk, "change")

    refused = staff.post(page, filled(staff.get(page), status="lost"))
    staff.post(page, filled(staff.get(page), status="lost", lost_reason="Valgte Sluppen"))
    staff.post(page, filled(staff.get(page), status="contacted", lost_reason=""))

    interest.refresh_from_db()
    assert "Skriv hvorfor den gikk tapt." in text(refused)
    assert (interest.status, interest.lost_reason, interest.closed_at) == ("contacted", "", None)
    assert list(interest.steps.values_list("before", "after")) == [("new", "lost"), ("lost", "contacted")]


def test_a_form_opened_before_a_colleagues_change_does_not_undo_it(staff):
    interest = make_interest()
    page = address("premises.interest", interest.pk, "change")
    opened = filled(staff.get(page), note="Min merknad")
    interest.move_to("offer")

    refused = staff.post(page, opened)

    interest.refresh_from_db()
    assert "Noen andre satte statusen til «tilbud» i mellomtiden. Last siden på nytt." in text(refused)
    assert interest.status == "offer"


def test_what_the_tenant_wrote_cannot_be_changed(staff):
    interest = make_interest(message="Vi ser etter et lyst kontor.")
    page = address("premises.interest", interest.pk, "change")

    staff.post(page, filled(staff.get(page), message="Noe annet", email="annen@leietaker.example", status="viewing"))

    interest.refresh_from_db()
    assert (interest.message, interest.email, interest.status) == (
        "Vi ser etter et lyst kontor.",
        "ola@leietaker.example",
        "viewing",
    )


def test_the_list_moves_many_at_once_with_a_note_each(staff):
    first, second, already = make_interest(), make_interest(), make_interest(status="contacted")
    chosen = {"action": "move_to_contacted", "_selected_action": [first.pk, second.pk, already.pk], "note": "Ringt"}

    done = staff.post(address("premises.interest"), chosen, follow=True)

    steps = InterestStep.objects.order_by("interest").values_list("interest", "before", "after", "note", "by__username")
    assert messages(done) == ["2 meldinger har fått ny status."]
    assert list(steps) == [(row.pk, "new", "contacted", "Ringt", "stab") for row in (first, second)]


def test_overdue_interest_is_on_top_and_says_so(staff):
    today = timezone.localdate()
    closed = make_interest(answer_due_on=today - timedelta(days=30), status="signed")
    answered = make_interest(answer_due_on=today - timedelta(days=20), status="offer")
    waiting = make_interest(answer_due_on=today)
    overdue = make_interest(answer_due_on=today - timedelta(days=1))

    page = staff.get(address("premises.interest"))

    assert list(page.context["cl"].result_list) == [overdue, waiting, answered, closed]
    marked = [element for element in elements(page, "strong") if element.get("class") == "overdue"]
    assert ["".join(element.itertext()).split()[0] for element in marked] == ["Forfalt"]


def test_an_interest_is_deleted_with_its_log_but_never_a_line_of_it(staff):
    interest = make_interest()
    interest.move_to("contacted")

    line = staff.post(address("premises.intereststep", interest.steps.get().pk, "delete"), {"post": "yes"})
    whole = staff.post(address("premises.interest", interest.pk, "delete"), {"post": "yes"})

    assert (line.status_code, whole.status_code) == (403, 302)
    assert (Interest.objects.count(), InterestStep.objects.count()) == (0, 0)


def test_earlier_interest_from_the_same_address_is_shown(staff):
    earlier = make_interest(email="Ola@leietaker.example")
    interest = make_interest(email="ola@leietaker.example", units=[make_unit(name="B3-601")])

    page = staff.get(address("premises.interest", interest.pk, "change"))

    links = {link.get("href"): "".join(link.itertext()) for link in elements(page, "a")}
    assert links[address("premises.interest", earlier.pk, "change")] == str(earlier)
    assert links[address("premises.unit", interest.units.get().pk, "change")].startswith("B3-601")
    assert links["/admin/outbox/mail/?to=ola%40leietaker.example"] == "Vis e-postene i utboksen"


# Units, mails, events


def test_the_unit_list_says_what_each_unit_is_today(staff):
    building = make_building()
    vacant = make_unit(building=building, position=1)
    let = make_lease(unit=make_unit(building=building, position=2, is_offered=False)).unit
    coming = make_unit(building=building, position=3)
    make_lease(unit=coming, ends_on=date(2099, 6, 30))
    reserved = make_reservation(unit=make_unit(building=building, position=4, rent_nok_m2_year=None)).unit

    page = staff.get(address("premises.unit"))

    cells = {}
    for row in elements(page, "tr"):
        columns = {cell.get("class", "").removeprefix("field-"): "".join(cell.itertext()) for cell in row}
        if "status_today" in columns:
            cells[columns["name"]] = (columns["status_today"], columns["free_on"], columns["rent"])
    assert cells == {
        vacant.name: ("ledig", "nå", "2\u00a0450\u00a0kr/m²/år"),
        let.name: ("utleid", "-", "2\u00a0450\u00a0kr/m²/år"),
        coming.name: ("blir ledig", "1.\u00a0juli 2099", "2\u00a0450\u00a0kr/m²/år"),
        reserved.name: ("reservert", "-", "på forespørsel"),
    }


def test_units_are_confirmed_from_the_list(staff):
    stale, other = make_unit(confirmed_on=date(2020, 1, 1)), make_unit(confirmed_on=date(2020, 1, 1))

    done = staff.post(address("premises.unit"), {"action": "confirm", "_selected_action": [stale.pk]}, follow=True)

    stale.refresh_from_db()
    other.refresh_from_db()
    assert messages(done) == ["1 lokale er bekreftet."]
    assert (stale.confirmed_on, other.confirmed_on) == (timezone.localdate(), date(2020, 1, 1))


def test_a_mail_that_was_given_up_is_sent_again(staff):
    mail = make_mail(state=Mail.State.FAILED, tries=8, error="TimeoutError: ")

    done = staff.post(address("outbox.mail"), {"action": "send_again", "_selected_action": [mail.pk]}, follow=True)

    mail.refresh_from_db()
    assert messages(done) == ["1 e-post er lagt i køen."]
    assert (mail.state, mail.tries) == ("queued", 0)
    assert LogEntry.objects.get().object_id == str(mail.pk)


def test_a_mail_whose_text_is_gone_is_not_sent_again(staff):
    mail = make_mail(state=Mail.State.SENT, text="", html="")

    done = staff.post(address("outbox.mail"), {"action": "send_again", "_selected_action": [mail.pk]}, follow=True)

    mail.refresh_from_db()
    assert messages(done) == ["1 e-post er tømt og kan ikke sendes på nytt."]
    assert mail.state == "sent"


def test_a_mail_can_be_read_by_who_may_not_send_it_again(client):
    mail = make_mail(text="Hei, <b>Ola</b>!")
    client.force_login(make_user("outbox.view_mail"))

    shown = client.get(address("outbox.mail", mail.pk, "change"))
    client.post(address("outbox.mail"), {"action": "send_again", "_selected_action": [mail.pk]})

    assert "Hei, &lt;b&gt;Ola&lt;/b&gt;!" in shown.content.decode()
    assert LogEntry.objects.count() == 0


def test_the_event_list_counts_the_people_who_come(staff):
    event = make_event(capacity=40)
    for status, people in (("confirmed", 3), ("attended", 1), ("offered", 2), ("waiting", 5), ("cancelled", 7)):
        make_registration(event=event, status=status, people=people)

    page = staff.get(address("events.event"))

    assert [cell.text for cell in elements(page, "td") if cell.get("class") == "field-signed_up"] == ["6"]


@pytest.mark.parametrize(
    ("label", "parameter"),
    [
        ("content.article", "tilstand"),
        ("content.announcement", "vises"),
        ("content.figure", "engelsk"),
        ("members.organisation", "medlem"),
        ("members.membership", "periode"),
        ("members.boardseat", "periode"),
        ("premises.interest", "svar"),
        ("premises.unit", "bekreftet"),
        ("premises.searchalert", "bekreftet"),
        ("events.event", "tid"),
        ("events.event", "mangler"),
    ],
)
def test_every_choice_of_a_filter_opens_and_an_unknown_one_changes_nothing(staff, label, parameter):
    FACTORIES[label]()
    page = staff.get(address(label))
    spec = next(spec for spec in page.context["cl"].filter_specs if getattr(spec, "parameter_name", "") == parameter)
    choices = [value for value, _label in spec.lookup_choices]

    pages = [staff.get(address(label), {parameter: value}) for value in [*choices, "\0", "ukjent"]]

    assert [page.status_code for page in pages] == [200] * (len(choices) + 2)
    assert pages[-1].context["cl"].result_count == page.context["cl"].result_count


@pytest.mark.parametrize(
    ("published_at", "expires_at", "state"),
    [(None, None, "kladd"), (-2, None, "publisert"), (2, None, "planlagt"), (-2, -1, "utløpt"), (-2, 1, "publisert")],
)
def test_the_state_of_an_article_is_said_in_words(staff, published_at, expires_at, state):
    def in_days(days):
        return days and timezone.now() + timedelta(days=days)

    make_article(published_at=in_days(published_at), expires_at=in_days(expires_at))

    page = staff.get(address("content.article"))

    assert [cell.text for cell in elements(page, "td") if cell.get("class") == "field-state"] == [state]
