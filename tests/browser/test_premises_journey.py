"""The tenant's way through everything about premises, on a phone, and the staff's way from overdue to signed."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from premises.models import Interest, Unit
from tech_port.outbox.models import Mail
from tests.browser.signing_in import sign_in
from tests.factories import make_interest, make_reply_template, make_unit
from tests.links import link_to

pytestmark = pytest.mark.usefixtures("nothing_sent")


def compare(page, *units):
    """From the list to two units side by side."""
    for chosen in units:
        page.get_by_role("link", name=f"Sammenlign {chosen.name}").click()
        expect(page.get_by_role("link", name=f"Fjern {chosen.name} fra sammenligningen")).to_be_visible()
    page.get_by_role("link", name="Sammenlign (2)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2 lokaler side om side")
    expect(page).to_have_url(re.compile("ansatte=40"))


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_tenant_on_a_phone_finds_compares_asks_follows_and_withdraws(visit, portal, javascript):
    unit = portal.site.unit
    floor = 8 if javascript else 9
    other = make_unit(building=portal.site.building, floor=floor, workplaces_from=40, workplaces_to=80)
    page = visit(width=390, java_script_enabled=javascript)

    page.goto("/")
    page.get_by_label("Ansatte").fill("40")
    page.get_by_label("Innflytting").select_option(label="Høsten 2027")
    page.get_by_role("button", name="Finn lokaler").click()
    expect(page).to_have_url(re.compile(r"/lokaler/\?ansatte=40&ledig_innen=2027-12-01$"))

    page.get_by_text("Plan", exact=True).click()
    bay = page.get_by_role("group", name=re.compile(re.escape(portal.site.building.name_nb))).get_by_role(
        "link", name=re.compile(rf", {floor}\. etasje.*ledig nå$")
    )
    bay.first.click()
    expect(page).to_have_url(re.compile(re.escape(other.get_absolute_url())))
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(rf"i {floor}\. etasje"))
    page.go_back()

    compare(page, unit, other)
    page.get_by_role("link", name="Meld interesse for disse").click()

    for chosen in (unit, other):
        expect(page.get_by_label(chosen.name)).to_be_checked()
    page.get_by_label("Virksomhet").fill("Blåbær og fløte AS")
    page.get_by_label("Ditt navn").fill("Kari Nordmann")
    page.get_by_label("E-post").fill("kari@blabar.example")
    page.get_by_role("button", name="Send skjemaet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Takk, vi har fått interessen")

    interest = Interest.objects.get(email="kari@blabar.example")
    assert set(interest.units.all()) == {unit, other}
    page.goto(link_to(interest))
    page.get_by_role("link", name="Trekk hele interessen").click()
    page.get_by_role("button", name="Trekk hele interessen").click()
    expect(page.get_by_role("main")).to_contain_text("Interessen er avsluttet.")
    interest.refresh_from_db()
    assert interest.status == Interest.Status.WITHDRAWN


def sign(page, unit):
    """From the page of an interest to a lease from the first of March."""
    page.get_by_role("link", name=re.compile("^Signert")).click()
    expect(page.get_by_role("checkbox", name=re.compile(unit.name))).to_be_checked()
    page.get_by_label("Eller ny virksomhet").fill("Leietaker AS")
    page.get_by_label("Type", exact=False).first.select_option(value="industry")
    page.get_by_label("Første dag").fill("2030-03-01")
    page.get_by_role("button", name="Signert", exact=True).click()
    page.get_by_role("button", name="Gjør det", exact=True).click()


def test_staff_go_from_overdue_by_answer_and_viewing_to_signed_and_the_unit_becomes_let(visit, portal):
    template = make_reply_template(name="Første svar", body_nb="Hei, {name}. Vi tar gjerne en visning.")
    unit = make_unit(building=portal.site.building, floor=7, name="B7-701")
    interest = make_interest(units=[unit], answer_due_on=timezone.localdate() - timedelta(days=3))
    page = visit()

    sign_in(page, "/admin/")
    page.get_by_role("link", name=re.compile("^1 interessemelding")).first.click()
    page.get_by_role("link", name=interest.reference).first.click()

    page.get_by_role("link", name=template.name).click()
    expect(page.get_by_label("Tekst")).to_have_value(re.compile("Vi tar gjerne en visning."))
    page.get_by_role("button", name="Se over og send").click()
    expect(page.get_by_role("main")).to_contain_text("Hei, Ola Nordmann. Vi tar gjerne en visning.")
    page.get_by_role("button", name="Gjør det og send").click()
    interest.refresh_from_db()
    assert interest.status == Interest.Status.CONTACTED
    assert Mail.objects.filter(to=interest.email).count() == 1

    page.goto(f"/admin/premises/interest/{interest.pk}/change/")
    page.get_by_role("button", name="Visning", exact=True).click()
    interest.refresh_from_db()
    assert interest.status == Interest.Status.VIEWING

    sign(page, unit)
    interest.refresh_from_db()
    assert interest.status == Interest.Status.SIGNED

    def status_on(day):
        return str(Unit.objects.as_of(day).get(pk=unit.pk).status)

    assert [status_on(day) for day in (date(2030, 2, 28), date(2030, 3, 1))] == ["reserved", "let"]
    for day, words in (("2030-02-28", "reservert"), ("2030-03-01", "utleid")):
        page.goto(f"/lokaler/?dato={day}")
        expect(page.get_by_role("link", name=re.compile(rf"7\. etasje.*{words}$"))).to_have_count(1)
