"""Every kind of page that staff work on, narrow and wide: nothing that axe can find, nothing cut off; and the keys."""

import re

import pytest
from playwright.sync_api import expect

from tech_port.content.models import Article
from tests.admin.records import address
from tests.browser.looks import Looker
from tests.browser.signing_in import open_signed_in
from tests.factories import (
    make_article,
    make_calendar_import,
    make_challenge,
    make_document_version,
    make_event_tip,
    make_join_request,
    make_landlord_import,
    make_lease,
    make_mail,
    make_membership,
    make_observation,
    make_profile_change,
    make_registration,
)

ALWAYS = {
    "front": "/admin/",
    "app": "/admin/content/",
    "all lists": "/admin/alle-lister/",
    "month": "/admin/maneden/",
    "leavers": "/admin/auth/user/slutter/",
    "lists of events": "/admin/events/event/",
    "list of units": "/admin/premises/unit/",
    "list of articles": "/admin/content/article/?engelsk=mangler",
    "list of mails": "/admin/outbox/mail/",
    "audit": "/admin/audit/entry/",
    "account": "/admin/auth/user/add/",
    "role": "/admin/auth/group/add/",
    "new event": "/admin/events/event/add/",
    "new lease": "/admin/premises/lease/add/",
    "new board": "/admin/members/boardseat/nytt-styre/",
    "new member": "/admin/members/membership/fra-en-dag/ny/?q=Fjord",
    "deleted": "/admin/content/article/slettet/",
    "operations": "/admin/drift/",
    "data subject": "/admin/personopplysninger/",
    "jump": "/admin/hopp/?q=ar",
    "english": "/admin/engelsk/",
    "choices": "/admin/valg/",
    "password": "/admin/password_change/",
    "not found": "/admin/finnes-ikke/",
}
FRONT = {"content": "[href='#content-start']", "tasks": "[href='#desk']"}
LIST = {
    "content": "[href='#content-start']",
    "list": "[href='#changelist-form']",
    "filters": "[href='#changelist-filter']",
}
FOLLOWING = """selector => {
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
    const stops = all.filter(one =>
        one.tabIndex >= 0 && !one.disabled && one.type !== "hidden" && one.checkVisibility());
    return stops.findIndex(one => one.matches(selector)) + 1;
}"""


@pytest.fixture(scope="module")
def pages(portal):
    """One of each kind."""
    event = make_registration().event
    article, organisation, version = make_article(), make_membership().organisation, make_document_version()
    make_mail(state="failed")
    make_lease()
    records = {
        "joining": make_join_request(),
        "profile": make_profile_change(),
        "tip": make_event_tip(),
        "list": make_landlord_import(),
        "calendar": make_calendar_import(),
        "figure": make_observation().figure,
        "organisation": organisation,
        "version": version,
        "event": event,
        "article": article,
    }
    at = {name: address(row._meta.label_lower, row.pk, "change") for name, row in records.items()}
    event_at, challenge = f"/admin/events/event/{event.pk}", make_challenge(status="received")
    return (
        at
        | ALWAYS
        | {
            "history": address("content.article", article.pk, "history"),
            "deletion": address("content.article", article.pk, "delete"),
            "deletion refused": address("members.organisation", organisation.pk, "delete"),
            "english of one": address("content.article", article.pk, "engelsk"),
            "uses": address("members.organisation", organisation.pk, "brukes-av"),
            "merging": f"/admin/members/organisation/{organisation.pk}/sla-sammen/",
            "approval": f"/admin/members/joinrequest/{records['joining'].pk}/godkjenn/",
            "challenge": f"/admin/members/challenge/{challenge.pk}/publiser/",
            "day": f"{event_at}/dagen/",
            "letter": f"{event_at}/e-post/",
            "series": f"{event_at}/serie/",
        }
    )


def conflict(page, path, article):
    """The page that shows two texts, after a colleague saved the record that is open."""
    page.goto(path)
    article.title_nb = "Som en annen skrev"
    article.save()
    page.locator("#id_title_nb").fill("Som jeg skrev")
    page.locator("[name=_save]").click()
    expect(page.locator(".conflict")).to_be_visible()


def test_every_kind_of_page_has_no_violation_and_sticks_out_nowhere(visit, pages, portal):
    page = visit()
    open_signed_in(page, "/admin/")
    looker, statuses = Looker(page), {}

    for name, path in pages.items():
        statuses[name] = page.goto(path).status
        looker.look(name)
    conflict(page, pages["article"], Article.objects.latest("pk"))
    looker.look("conflict")
    page.goto(pages["history"])
    page.get_by_role("link", name="Angre denne endringen …").first.click()
    looker.look("set back")

    assert {name: status for name, status in statuses.items() if status != 200} == {"not found": 404}
    assert looker.found == {}


def test_a_list_a_page_and_a_record_are_a_few_keys_away(visit, pages):
    page = visit()
    open_signed_in(page, "/admin/")
    page.wait_for_load_state()
    field, places = page.get_by_role("combobox", name="Gå til …"), page.locator("#jump-places [role=option]")

    page.keyboard.press("/")
    page.keyboard.type("nyheter")
    expect(places.first).to_have_text("NyheterInnhold")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/admin/content/article/$"))
    page.wait_for_load_state()

    page.keyboard.press("Control+k")
    page.keyboard.type("e")
    expect(places).to_have_count(0)
    page.keyboard.type("n")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "jump-1")
    looker = Looker(page)
    looker.look("jump open")
    page.keyboard.press("Escape")
    expect(places).to_have_count(0)

    page.keyboard.type("/")
    expect(field).to_have_value("en/")
    assert looker.found == {}


def test_links_past_what_is_long_come_first(visit, pages):
    """How many keys it takes to what a page is for, and from the front page to a list in its middle."""
    page = visit()
    open_signed_in(page, "/admin/")
    front = {name: page.evaluate(FOLLOWING, selector) for name, selector in FRONT.items()}
    page.goto(pages["list of units"])
    units = {name: page.evaluate(FOLLOWING, selector) for name, selector in LIST.items()}

    page.goto("/admin/")
    for key in ("Tab", "Tab", "Enter", "Tab", "Tab", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    keys = 8
    while page.evaluate("document.activeElement.textContent") != "Nyheter" and keys < 60:
        page.keyboard.press("Tab")
        keys += 1

    assert front == {"content": 1, "tasks": 2}
    assert units == {"content": 1, "list": 2, "filters": 3}
    assert keys == 18
