"""The jump finds any list, page or record that its reader may see, by one question for each kind."""

import json
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tech_port.audit.models import Entry
from tests.admin.records import FACTORIES, address
from tests.factories import (
    make_article,
    make_event,
    make_interest,
    make_mail,
    make_membership,
    make_organisation,
    make_seeded_record,
    make_tag,
    make_user,
)
from tests.pages_read import elements, text

pytestmark = pytest.mark.django_db
ASKED, QUERIES = "in", 91  # no reference of an interest, which is drawn by lot, has an I in it


def found(browser, asked):
    response = browser.get("/admin/hopp/", {"q": asked, "format": "json"})
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    return [(place["name"], place["address"]) for place in json.loads(response.content)["places"]]


def test_lists_pages_and_records_are_found_by_their_names_the_nearest_first(staff):
    article = make_article(title_nb="Nyhetsbrev i høst")
    make_article(title_nb="Om et nyhetsrom")

    assert found(staff, "nyh")[:4] == [
        ("Nyheter", "/admin/content/article/"),
        ("Nyhetsbrev", "/admin/newsletter/issue/"),
        ("Nyhetsbrevets måneder", "/admin/newsletter/subscriptionmonth/"),
        ("Nyhetsbrev i høst", address("content.article", article.pk, "change")),
    ]
    assert found(staff, "drift")[0] == ("Drift", "/admin/drift/")
    assert found(staff, "HOST")[0][0] == "Nyhetsbrev i høst"
    organisation = make_membership(organisation=make_organisation(name="Fjordkode AS")).organisation
    named = ("Fjordkode AS", address("members.organisation", organisation.pk, "change"))
    assert (found(staff, "fjordkode as")[0], len(found(staff, "fjordkode as"))) == (named, 2)
    assert found(staff, "n") == found(staff, "") == found(staff, "x" * 101) == []
    assert staff.post("/admin/hopp/", {"q": "nyh"}).status_code == 405


def test_without_a_script_the_field_of_every_page_leads_to_the_places(staff):
    make_article(title_nb="", title_en="Only in English")

    page = staff.get("/admin/hopp/", {"q": "only in"})

    form = next(form for form in elements(page, "form") if form.get("role") == "search")
    assert (form.get("method"), form.get("action")) == ("get", "/admin/hopp/")
    link = next(link for link in elements(page, "a") if link.text == "Only in English")
    assert link.get("lang") == "en"
    assert "heter noe med «zzz»" in text(staff.get("/admin/hopp/", {"q": "zzz"}))
    assert "minst to tegn" in text(staff.get("/admin/hopp/"))


def test_only_what_somebody_may_see_and_read_is_found_and_people_are_noted(staff):
    interest = make_interest(organisation_name="Hemmelig AS", email="kari@hemmelig.example")
    client = Client()
    client.force_login(make_user("content.view_article", "members.view_organisation"))
    make_organisation(name="Åpen AS")

    assert [name for name, _address in found(client, "Åpen")] == ["Åpen AS"]
    assert found(client, "hemmelig") == found(client, "interesse") == []
    before = Entry.objects.filter(model="premises.interest").count()
    assert address("premises.interest", interest.pk, "change") in dict(map(reversed, found(staff, "hemmelig")))
    assert Entry.objects.filter(model="premises.interest").count() == before + 1


def kinds_found(staff, asked):
    places = json.loads(staff.get("/admin/hopp/", {"q": asked, "format": "json"}).content)["places"]
    return [(place["name"], place["kind"]) for place in places]


def test_records_of_one_title_are_told_apart_by_their_days_or_numbers(staff):
    for year in (2024, 2025):
        make_event(title_nb="Årsmøte", starts_at=datetime(year, 3, 4, 17, tzinfo=UTC), state="published")
    tags = [make_tag(name_nb="Kantinemat", slug=f"kantinemat-{number}") for number in range(2)]
    make_mail(subject="Kvitteringen din")
    make_seeded_record(key="content.article:kvitteringen")

    assert sorted(kinds_found(staff, "årsmøte")) == [
        ("Årsmøte", "Arrangement, 4.\xa0mars 2024"),
        ("Årsmøte", "Arrangement, 4.\xa0mars 2025"),
    ]
    assert set(kinds_found(staff, "kantinemat")) == {("Kantinemat", f"Merke, nr. {tag.pk}") for tag in tags}
    assert [name for name, _kind in kinds_found(staff, "kvitteringen")] == ["Kvitteringen din"]


def test_it_asks_no_more_of_three_records_of_each_kind_than_of_one(staff):
    costs = []
    for number in (1, 2):
        for _one in range(number):
            for make in FACTORIES.values():
                make()
        with CaptureQueriesContext(connection) as asked:
            assert len(found(staff, ASKED)) > 10
        costs.append(len(asked))

    assert costs == [QUERIES, QUERIES]
