"""From the front page to an answered wish for premises, as tenants and staff go it: mouse, keyboard, no JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from premises.models import Interest
from tech_port.outbox.models import Mail
from tests.browser.signing_in import sign_in
from tests.links import leads_to, tokens_in

pytestmark = pytest.mark.usefixtures("nothing_sent")


def fill(page, **changes):
    """What a tenant types, by the labels that the tenant reads."""
    typed = {
        "Virksomhet": "Blåbær og fløte AS",
        "Ditt navn": "Kari Nordmann",
        "E-post": "kari@blabar.example",
        "Antall ansatte": "40",
        "Noe mer vi bør vite?": "Vi trenger sykkelparkering.",
        **changes,
    }
    for label, text in typed.items():
        page.get_by_label(label).fill(text)


def send(page):
    page.get_by_role("button", name="Send skjemaet").click()


def find_and_ask(page, portal, unit):
    """From the front page by the list and the unit to the form, with what was said on the way."""
    page.goto("/")
    page.get_by_label("Ansatte").fill("40")
    page.get_by_role("button", name="Finn lokaler").click()
    expect(page).to_have_url(re.compile(r"/lokaler/\?ansatte=40&ledig_innen=$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"^\s*\d+ lokaler? for 40\s*$"))
    page.get_by_role("listitem").get_by_role("link", name=re.compile(rf", {unit.name}$")).click()
    expect(page).to_have_url(f"{portal.url}{unit.get_absolute_url()}?ansatte=40")
    page.get_by_role("main").get_by_role("button", name="Meld interesse", exact=True).click()
    expect(page).to_have_url(re.compile(rf"/lokaler/interesse/\?lokale={unit.pk}&ansatte=40&sporsmal=contract&"))
    expect(page.get_by_label("Noe mer vi bør vite?")).to_have_value(re.compile("^Vi lurer på:\n- Hvilken kontrakt"))
    expect(page.get_by_label("Antall ansatte")).to_have_value("40")
    expect(page.get_by_label(unit.name)).to_be_checked()


def withdraw(page, link):
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Interessemelding fra Blåbær og fløte AS")
    page.get_by_role("link", name="Trekk hele interessen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vil dere trekke hele interessen?")
    page.get_by_role("button", name="Trekk hele interessen").click()
    expect(page).to_have_url(f"{link}?trukket=1")
    expect(page.get_by_role("main")).to_contain_text("Interessen er trukket.")
    expect(page.get_by_role("main")).to_contain_text("Interessen er avsluttet.")
    expect(page.get_by_role("link", name="Trekk hele interessen")).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_tenant_finds_a_unit_asks_for_it_follows_it_and_withdraws(visit, portal, javascript):
    page, unit = visit(java_script_enabled=javascript), portal.site.unit

    find_and_ask(page, portal, unit)

    fill(page, **{"E-post": "kari@"})
    send(page)
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("Noe må rettes før vi kan ta imot skjemaet")
    expect(page).to_have_title(re.compile("^Rett skjemaet: "))
    assert Interest.objects.exclude(pk=portal.site.interest.pk).count() == 0
    summary.get_by_role("link", name="E-post: Det som står etter @, er ikke et domene som firma.no.").click()
    email = page.get_by_label("E-post")
    expect(email).to_be_focused()
    expect(email).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Virksomhet")).to_have_value("Blåbær og fløte AS")
    expect(page.get_by_label("Noe mer vi bør vite?")).to_have_value("Vi trenger sykkelparkering.")
    expect(page.get_by_label(unit.name)).to_be_checked()

    email.fill("kari@blabar.example")
    send(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Takk, vi har fått interessen")
    interest = Interest.objects.get(email="kari@blabar.example")
    (token,) = tokens_in(page.url)
    assert page.url.partition("#")[0] == f"{portal.url}/lokaler/interesse/{token}/?takk=1"
    expect(page.get_by_role("main")).to_contain_text(interest.reference)
    assert (list(interest.units.all()), interest.employees, interest.status) == ([unit], 40, "new")
    receipt = Mail.objects.get(to="kari@blabar.example")
    assert interest.reference in receipt.subject
    assert [leads_to(text) for text in (page.url, receipt.text, receipt.html)] == [interest] * 3

    withdraw(page, page.url.partition("?")[0])
    interest.refresh_from_db()
    assert (interest.status, interest.steps.count()) == ("withdrawn", 2)


def test_staff_sign_in_and_find_what_a_tenant_sent(visit, portal):
    tenant, page = visit(), visit()
    tenant.goto("/lokaler/interesse/")
    fill(tenant)
    send(tenant)
    expect(tenant.get_by_role("heading", level=1)).to_have_text("Takk, vi har fått interessen")

    sign_in(page, "/admin/premises/interest/")
    expect(page).to_have_url(f"{portal.url}/admin/premises/interest/")
    row = page.get_by_role("row").filter(has_text="Blåbær og fløte AS")
    expect(row).to_have_count(1)
    row.get_by_role("link").first.click()

    expect(page.get_by_role("main")).to_contain_text("Vi trenger sykkelparkering.")
    expect(page.get_by_role("main")).to_contain_text("kari@blabar.example")


def test_a_form_that_is_sent_twice_is_one_interest(visit, portal):
    page = visit()
    page.goto("/lokaler/interesse/")
    fill(page)
    form = page.evaluate("Object.fromEntries(new FormData(document.querySelector('form[method=post]')))")

    page.get_by_role("button", name="Send skjemaet").dblclick()

    expect(page.get_by_role("heading", level=1)).to_have_text("Takk, vi har fått interessen")
    again = page.request.post("/lokaler/interesse/", form=form)
    assert leads_to(again.url) == leads_to(page.url)
    assert Interest.objects.filter(email="kari@blabar.example").count() == 1
    assert Mail.objects.filter(to="kari@blabar.example").count() == 1


def test_what_was_typed_is_there_after_one_step_back(visit, portal):
    page = visit()
    page.goto("/lokaler/interesse/")
    fill(page, **{"E-post": "kari@"})
    send(page)
    expect(page.get_by_role("alert")).to_be_visible()

    page.go_back()

    expect(page.get_by_label("Virksomhet")).to_have_value("Blåbær og fløte AS")


def press(page, key, times=1):
    for _time in range(times):
        page.keyboard.press(key)


SHOWS_FOCUS = """e => e === document.body || e.type === "date"
    || [e, ...e.children].some(part => getComputedStyle(part).outlineStyle !== "none"
        || (e.closest("svg") && parseFloat(getComputedStyle(part).strokeWidth) >= 3))"""


def tab_to(page, target, most=80):
    """Press Tab until the target has focus, and see that every stop on the way shows where it is.

    A date field's parts are marked by the browser itself, and a bay of the drawing by its stroke.
    """
    for _stop in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(f"({SHOWS_FOCUS})(document.activeElement)"), page.evaluate(
            "document.activeElement.outerHTML"
        )
        if target.evaluate("e => e === document.activeElement"):
            return
    raise AssertionError(f"{most} stops, and {target} was not among them")


def test_the_keyboard_skips_to_the_content(visit, portal):
    page = visit()
    page.goto("/")

    press(page, "Tab")
    expect(page.get_by_role("link", name="Hopp til innholdet")).to_be_focused()
    expect(page.get_by_role("link", name="Hopp til innholdet")).to_be_in_viewport()
    press(page, "Enter")

    expect(page.get_by_role("main")).to_be_focused()
    press(page, "Tab")
    assert page.get_by_role("main").locator(":focus").count() == 1


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_keyboard_opens_the_menu_on_a_phone_and_goes_on_from_it(visit, portal, javascript):
    page = visit(width=390, java_script_enabled=javascript)
    page.goto("/")
    link = page.get_by_role("navigation", name="Hovedmeny").get_by_role("link", name="Medlemmer")
    expect(link).to_be_hidden()

    tab_to(page, page.get_by_role("button", name="Meny"))
    press(page, "Enter")
    expect(link).to_be_visible()
    press(page, "Escape")
    expect(link).to_be_hidden()
    expect(page.get_by_role("button", name="Meny")).to_be_focused()
    press(page, "Enter")
    tab_to(page, link)
    press(page, "Enter")

    expect(page).to_have_url(f"{portal.url}/medlemmer/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_keyboard_opens_a_unit_from_the_drawing(visit, portal):
    page, unit = visit(), portal.site.unit
    page.goto("/lokaler/")
    bay = page.locator(f'a.bay[href="{unit.get_absolute_url()}"]')

    tab_to(page, bay)
    press(page, "Enter")

    expect(page).to_have_url(portal.url + unit.get_absolute_url())
    expect(page.locator('a.bay[aria-current="true"]')).to_have_attribute("href", unit.get_absolute_url())


def test_every_bay_of_the_drawing_has_its_words(visit, portal):
    page = visit()
    page.goto("/lokaler/")

    names = [bay.get_attribute("aria-label") for bay in page.locator("a.bay").all()]

    assert len(names) >= 5
    assert names[0] == f"{portal.site.building.name_nb}, 1. etasje, 900\u00a0m², fellesareal"
    words = r".+, (\d+\. etasje|underetasjen).*, [\d\s]+m², \D.+"
    assert [name for name in names if not re.fullmatch(words, name)] == []


def test_the_language_switch_keeps_the_tenants_filter(visit, portal):
    page = visit()
    page.goto("/lokaler/?ansatte=40&sorter=pris")

    page.get_by_role("link", name="English").click()

    expect(page).to_have_url(f"{portal.url}/en/premises/?ansatte=40&sorter=pris")
    expect(page.locator("html")).to_have_attribute("lang", "en")
