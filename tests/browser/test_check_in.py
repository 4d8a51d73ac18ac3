"""The door in a browser: a tap is shown at once, kept while the network is away, and works without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from events.models import Registration
from tests.browser.signing_in import open_signed_in
from tests.factories import make_event, make_registration, make_user

CAME = re.compile(r"^møtte kl\. \d\d\.\d\d$")
PERMISSIONS = ("events.view_registration", "events.change_registration")


@pytest.fixture
def door(visit, portal):
    """Opens the door of an event with two who come, on a phone of somebody who is signed in."""

    def open_door(event, **options):
        page = visit(width=390, **options)
        open_signed_in(page, f"/admin/events/event/{event.pk}/dagen/", make_user(*PERMISSIONS))
        return page

    return open_door


@pytest.fixture
def event(portal):
    event = make_event()
    for name, people in (("Anne Berg", 2), ("Kari Nordmann", 1)):
        make_registration(event=event, name=name, people=people)
    return event


def row(page, name):
    return page.get_by_role("listitem").filter(has_text=name)


def came(event):
    return list(event.registrations.filter(status="attended").order_by("name").values_list("name", flat=True))


def undo(page, name):
    """Tap «Angre» later than a double tap would, by a clock that is put forward."""
    page.evaluate("{ const now = Date.now; Date.now = () => now() + 1600; }")
    row(page, name).get_by_role("button", name="Angre").click()


def test_a_double_tap_does_not_undo_itself(door, event):
    page = door(event)

    row(page, "Anne Berg").get_by_role("button", name="Kom").dblclick()

    expect(row(page, "Anne Berg").locator("output")).to_have_text(CAME)
    expect(page.locator("#arrived")).to_have_text("2")  # they are two
    assert came(event) == ["Anne Berg"]


def test_a_list_that_was_asked_for_before_a_tap_does_not_take_it_back(door, event):
    page = door(event)

    def late(route):
        before = route.fetch()
        row(page, "Anne Berg").get_by_role("button", name="Kom").click()
        expect(row(page, "Anne Berg").locator("output")).to_have_text(CAME)
        route.fulfill(response=before)

    page.route("**/dagen/?*", late)
    page.get_by_label("Navn, virksomhet eller e-post").fill("Anne")
    page.keyboard.press("Enter")

    expect(row(page, "Kari Nordmann")).to_have_count(0)
    expect(row(page, "Anne Berg").locator("output")).to_have_text(CAME)
    assert came(event) == ["Anne Berg"]


def test_a_tap_is_confirmed_by_the_server_and_can_be_undone(door, event):
    page = door(event)

    row(page, "Anne Berg").get_by_role("button", name="Kom").click()
    expect(row(page, "Anne Berg").locator("output")).to_have_text(CAME)
    expect(page.locator("#arrived")).to_have_text("2")
    there = came(event)
    undo(page, "Anne Berg")

    expect(row(page, "Anne Berg").locator("output")).to_have_text("påmeldt")
    expect(page.locator("#arrived")).to_have_text("0")
    assert (there, came(event)) == (["Anne Berg"], [])


def test_taps_without_a_network_are_kept_and_sent_when_it_is_back(door, event):
    page = door(event)
    page.context.set_offline(True)

    row(page, "Anne Berg").get_by_role("button", name="Kom").click()
    row(page, "Kari Nordmann").get_by_role("button", name="Kom").click()
    undo(page, "Kari Nordmann")
    expect(row(page, "Anne Berg").locator("output")).to_have_text("sendes …")
    expect(page.locator("#unsent")).to_have_text("Ikke sendt ennå: Anne Berg, Kari Nordmann")
    away = came(event)
    page.context.set_offline(False)

    expect(row(page, "Anne Berg").locator("output")).to_have_text(CAME)
    expect(row(page, "Kari Nordmann").locator("output")).to_have_text("påmeldt")
    expect(page.locator("#unsent")).to_have_text("Alt er sendt.")
    assert (away, came(event)) == ([], ["Anne Berg"])


def test_a_search_without_a_network_leaves_the_page_and_its_taps_where_they_are(door, event):
    page = door(event)
    page.context.set_offline(True)
    row(page, "Kari Nordmann").get_by_role("button", name="Kom").click()
    page.get_by_label("Navn, virksomhet eller e-post").fill("anne")

    page.get_by_role("button", name="Søk").click()
    expect(page.locator("#said")).to_have_text("Uten nett: lista er som den var.")
    page.context.set_offline(False)
    expect(row(page, "Kari Nordmann").locator("output")).to_have_text(CAME)
    page.get_by_role("button", name="Søk").click()

    expect(page.locator("#said")).to_have_text("1 påmelding")
    expect(page.get_by_role("listitem").filter(has=page.locator("details"))).to_have_count(1)
    expect(page.get_by_role("link", name="Kommer (1)")).to_be_visible()
    assert page.url.endswith("/dagen/?q=anne")
    assert came(event) == ["Kari Nordmann"]


def test_an_unsent_tap_outlives_the_page(door, event):
    page = door(event)
    page.context.route(
        "**/dagen/", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    row(page, "Kari Nordmann").get_by_role("button", name="Kom").click()
    expect(row(page, "Kari Nordmann").locator("output")).to_have_text("sendes …")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    expect(row(page, "Kari Nordmann").locator("output")).to_have_text("sendes …")

    page.context.unroute("**/dagen/")

    expect(row(page, "Kari Nordmann").locator("output")).to_have_text(CAME)
    assert (asked, came(event)) == (["beforeunload"], ["Kari Nordmann"])
    assert page.evaluate("JSON.stringify([localStorage, sessionStorage])") == "[{},{}]"


def test_a_tap_after_the_session_ended_is_kept_and_says_so(door, event):
    page = door(event)
    page.context.clear_cookies()

    row(page, "Kari Nordmann").get_by_role("button", name="Kom").click()

    expect(row(page, "Kari Nordmann").locator("output")).to_have_text("ikke sendt – last siden på nytt")
    expect(page.locator("#unsent")).to_have_text("Ikke sendt ennå: Kari Nordmann")
    assert came(event) == []


def test_without_javascript_a_tap_is_a_form_that_leads_back_to_the_person(door, event):
    page = door(event, java_script_enabled=False)
    page.get_by_label("Navn, virksomhet eller e-post").fill("kari")
    page.get_by_role("button", name="Søk").click()

    page.get_by_role("button", name="Kom").click()

    person = Registration.objects.get(event=event, name="Kari Nordmann")
    assert page.url.endswith(f"/dagen/?q=kari&side=1&siste={person.pk}#p{person.pk}")
    expect(row(page, "Kari Nordmann").get_by_role("button", name="Angre")).to_be_visible()
    assert came(event) == ["Kari Nordmann"]
