"""The staff's front page by what they do, and what was done last."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.utils import timezone

from tech_port.desk.groups import GROUPS, PORTALS_OWN
from tests.admin.records import address
from tests.factories import make_article, make_event, make_interest, make_user
from tests.pages_read import elements, filled

pytestmark = pytest.mark.django_db


def test_every_list_is_of_one_group_or_the_portals_own():
    placed = [*PORTALS_OWN, *(label for group in GROUPS for label in group.lists)]

    assert sorted(placed) == sorted(model._meta.label_lower for model in admin.site._registry)


def test_every_task_leads_somewhere():
    assert [verb.name for group in GROUPS for verb in group.verbs if not verb.address] == []


def test_who_may_not_see_a_list_sees_no_task_of_it(client):
    client.force_login(make_user("content.view_article", "content.add_article"))

    groups = client.get("/admin/").context["groups"]

    assert [(group.key, [str(verb.words) for verb in group.verbs], len(group.lists)) for group in groups] == [
        ("content", ["Skriv en nyhet", "Se måneden: hva kommer, og hva går ut"], 1),
        ("running", ["Se hvordan det står til med portalen"], 0),
    ]


def test_the_nearest_events_lead_to_their_day_and_to_a_letter(client):
    soon, later = (make_event(signup="own", starts_at=timezone.now() + timedelta(days=days)) for days in (1, 9))
    make_event(state="draft", signup="own"), make_event(signup="none")
    make_event(signup="own", starts_at=timezone.now() - timedelta(days=3))
    client.force_login(make_user("events.view_event", "events.view_registration", "events.change_registration"))

    page = client.get("/admin/")

    nearest = next(part for part in elements(page, "ul") if part.get("class") == "desk__nearest")
    assert [link.get("href") for link in nearest.iter("a")] == [
        f"/admin/events/event/{event.pk}/{where}/" for event in (soon, later) for where in ("dagen", "e-post")
    ]


def test_the_latest_edits_say_who_did_what_and_lead_to_the_record_and_its_history(staff):
    article, other = make_article(title_nb="Ny kantine"), make_article(title_nb="Gammel kantine")
    page = address("content.article", article.pk, "change")
    staff.post(page, filled(staff.get(page), title_nb="Ny kafé"))
    staff.post(address("content.article", other.pk, "delete"), {"post": "yes"})

    index = staff.get("/admin/")

    assert [(edit.who, edit.kind, edit.name, edit.done, edit.address) for edit in index.context["edits"]] == [
        ("stab", "Nyhet", "Gammel kantine", "slettet", ""),
        ("stab", "Nyhet", "Ny kafé", "endret", page),
    ]
    hrefs = {edit.history or edit.deleted for edit in index.context["edits"]}
    assert {address("content.article", article.pk, "history"), "/admin/content/article/slettet/"} == hrefs


def test_an_edit_of_what_one_may_not_see_is_not_told(client, staff):
    interest = make_interest()
    page = address("premises.interest", interest.pk, "change")
    staff.post(page, filled(staff.get(page), note="Ringt."))
    told = staff.get("/admin/").context["edits"]
    client.force_login(make_user("content.view_article"))

    assert ([edit.name for edit in told], client.get("/admin/").context["edits"]) == ([interest.reference], [])


def test_front_page_asks_as_much_of_many_rows_as_of_few(staff, django_assert_num_queries):
    def edit(title):
        article = make_article(title_en="")
        page = address("content.article", article.pk, "change")
        staff.post(page, filled(staff.get(page), title_nb=title))

    edit("Første")
    staff.get("/admin/")
    with django_assert_num_queries(16):
        staff.get("/admin/")
    for number in range(4):
        edit(f"Nyhet {number}")
        make_interest()

    with django_assert_num_queries(16):
        staff.get("/admin/")
