"""An address that was given away leads to what it was given for, whatever that is called now."""

import pytest
from django.db.models import F, SlugField, Value
from django.db.models.functions import Concat

from events.models import Event
from members.models import Challenge, Document, Organisation
from premises.models import Building, Unit
from tech_port.addresses.models import FormerAddress
from tech_port.content.models import Article, Programme
from tests.addresses import ARGUMENTS, address, patterns
from tests.conventions.models import models
from tests.crawl import LANGUAGES
from tests.factories import make_article, make_building, make_challenge, make_event, make_organisation, make_unit

pytestmark = pytest.mark.django_db

WITH_A_PAGE = [Article, Programme, Organisation, Document, Challenge, Building, Unit, Event]
WITHOUT = {
    *("content.Area", "content.BusinessArea", "content.Figure", "content.Source", "content.Tag"),
    *("members.Person", "premises.Property", "events.Venue"),
}
IN_AN_ADDRESS = {"slug", "building", "unit"}
PAGES = sorted(name for name, parameters in patterns() if parameters & IN_AN_ADDRESS)


def rename(*models):
    for model in models:
        model.objects.update(slug=Concat(F("slug"), Value("-ny")))


def test_every_model_with_a_slug_has_its_former_addresses_kept_or_no_page():
    with_slug = {
        model._meta.label
        for model in models()
        if any(isinstance(field, SlugField) for field in model._meta.get_fields())
    }

    assert with_slug - WITHOUT == {model._meta.label for model in WITH_A_PAGE}


def test_every_page_of_a_record_is_found_at_the_first_of_its_addresses_in_both_languages(client, site):
    before = {(name, at): address(name, at, ARGUMENTS[name](site)) for name in PAGES for at in LANGUAGES}
    rename(*WITH_A_PAGE)
    rename(*WITH_A_PAGE)
    for record in vars(site).values():
        if type(record) in WITH_A_PAGE:
            record.refresh_from_db()

    found = {key: client.get(url + "?format=json&a=%C3%B8") for key, url in before.items()}

    new = {key: address(key[0], key[1], ARGUMENTS[key[0]](site)) for key in before}
    assert {key: (one.status_code, one.get("Location")) for key, one in found.items()} == {
        key: (301, url + "?format=json&a=%C3%B8") for key, url in new.items()
    }
    assert {client.get(url).status_code for url in new.values()} == {200}
    assert {one.headers["Cache-Control"] for one in found.values()} == {"no-cache"}  # an address may be taken back


def test_a_form_that_was_open_is_sent_to_the_new_address(client):
    event = make_event(signup=Event.Signup.OWN, slug="frokost")
    rename(Event)

    response = client.post("/arrangementer/frokost/pamelding/", {"name": "Kari"})

    assert (response.status_code, response["Location"]) == (308, f"/arrangementer/{event.slug}-ny/pamelding/")


def test_both_parts_of_a_units_address_may_change_and_a_unit_may_change_its_building(client):
    house, other = make_building(slug="hus"), make_building(slug="annet")
    unit = make_unit(building=house, slug="a")
    make_unit(building=other, slug="a")
    rename(Building)
    Unit.objects.filter(pk=unit.pk).update(slug="b")
    Unit.objects.filter(pk=unit.pk).update(slug="c", building=other)

    found = [client.get(f"/lokaler/{old}/") for old in ("hus/a", "hus-ny/b", "hus-ny/a", "annet/c")]

    assert [one["Location"] for one in found] == ["/lokaler/annet-ny/c/"] * 4
    assert client.get("/lokaler/annet/b/").status_code == 404


def test_an_address_that_is_taken_again_belongs_to_who_has_it(client):
    old = make_organisation(slug="a")
    Organisation.objects.filter(pk=old.pk).update(slug="b")
    new = make_organisation(slug="a")

    page = client.get("/medlemmer/a/")
    Organisation.objects.filter(pk=new.pk).update(slug="c")

    assert (page.status_code, page.context["organisation"]) == (200, new)
    assert client.get("/medlemmer/a/")["Location"] == "/medlemmer/c/"
    assert list(FormerAddress.objects.values_list("slug", "record")) == [("a", new.pk)]


def test_a_record_that_goes_back_to_its_old_address_is_there_and_is_led_to(client):
    for slug in ("a", "b", "a"):
        Article.objects.update(slug=slug) or make_article(slug=slug)

    assert client.get("/aktuelt/a/").status_code == 200
    assert client.get("/aktuelt/b/")["Location"] == "/aktuelt/a/"


def test_what_is_hidden_or_deleted_is_told_of_by_no_redirect(client):
    hidden, gone = make_organisation(slug="skjult"), make_article(slug="borte")
    rename(Organisation, Article)
    Organisation.objects.filter(pk=hidden.pk).update(is_hidden=True)
    gone.delete()

    found = [client.get(url) for url in ("/medlemmer/skjult/", "/medlemmer/skjult-ny/", "/aktuelt/borte/")]

    assert [one.status_code for one in found] == [404, 404, 404]


def test_an_address_that_nobody_has_met_is_not_kept_and_what_may_be_personal_goes_with_its_record():
    make_article(published_at=None)
    make_challenge(status="received", published_at=None)
    rename(Article, Challenge)
    kept = list(FormerAddress.objects.all())
    shown = make_challenge()
    rename(Challenge)
    known = [one.record == shown.pk for one in FormerAddress.objects.of(Challenge)]
    shown.delete()

    assert (kept, known, list(FormerAddress.objects.of(Challenge))) == ([], [True], [])


def test_a_page_that_is_where_it_was_asks_nothing_more(client, django_assert_num_queries):
    make_article(slug="her")

    with django_assert_num_queries(4) as asked:
        client.get("/aktuelt/her/")

    assert [query for query in asked.captured_queries if "addresses_" in query["sql"]] == []


def test_an_event_that_moves_keeps_its_place_in_calendars_and_feeds(client):
    event = make_event(slug="frokost")
    Event.objects.filter(pk=event.pk).update(slug="lunsj")

    calendar = client.get("/arrangementer/frokost/kalender.ics", follow=True).content.decode().replace("\r\n ", "")
    feed = client.get("/arrangementer/?format=atom").content.decode()

    assert f"UID:{event.uid}" in calendar
    assert "/arrangementer/lunsj/" in calendar
    assert f"<id>tag:127.0.0.1,2026:nb/events.event/{event.pk}</id>" in feed
    assert "/arrangementer/lunsj/" in feed
    assert "/arrangementer/frokost/" not in feed
