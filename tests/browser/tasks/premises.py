"""An interest that is answered and signed, a unit that is let, a landlord's list: from the front page to the end."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from premises.models import Interest, LandlordImport, Lease, Unit
from tech_port.outbox.models import Mail
from tests.browser.tasks.hands import counted
from tests.factories import make_building, make_interest, make_unit

FIRST = timezone.localdate() + timedelta(days=40)
REPORTED = 99  # no goal: it is told how many
REPLY = "Takk for henvendelsen. Lokalet passer godt til dere.\n\nKan vi se på det sammen torsdag kl. 12?"


def typed(moment):
    return f"{moment.day}.{moment.month}.{moment.year}"


@pytest.fixture
def ground(portal):
    """A building with a name of its own, and nobody who asks for anything in it."""
    Mail.objects.all().delete()
    Interest.objects.all().delete()
    Lease.objects.filter(unit__building__name_nb__startswith="Elvehuset").delete()
    width = portal.site.units = portal.site.units + 1
    return make_building(name_nb=f"Elvehuset {width}", name_en=f"River House {width}", slug=f"elvehuset-{width}")


def test_an_overdue_interest_is_answered_and_then_signed(desk, table, ground):
    unit = make_unit(building=ground, name="E4-401")
    interest = make_interest(
        units=[unit],
        organisation_name=f"Strandkode {ground.slug} AS",
        answer_due_on=timezone.localdate() - timedelta(days=2),
        received_at=timezone.now() - timedelta(days=5),
    )
    desk.reload()

    with counted(desk, table, "forfalt interesse besvart, så signert", goal=8) as hands:
        hands.press(desk.get_by_role("link", name="1 interessemelding skulle vært besvart"))
        if "/change/" not in desk.url:
            hands.press(desk.get_by_role("link", name=interest.reference))
        hands.write(desk.locator("#id_body"), REPLY)
        hands.press(desk.get_by_role("button", name="Se over og send"))
        expect(desk.locator(".look")).to_contain_text("Kan vi se på det sammen torsdag kl. 12?")
        assert Mail.objects.count() == 0
        hands.press(desk.get_by_role("button", name="Gjør det og send"))
        expect(desk.locator(".messagelist")).to_contain_text("Svaret er lagt i køen og står i tråden.")
        assert list(Mail.objects.values_list("to", flat=True)) == ["ola@leietaker.example"]

        hands.press(desk.get_by_role("link", name="Signert …"))
        hands.write(desk.get_by_label("Første dag"), typed(FIRST))
        hands.press(desk.get_by_role("button", name="Signert"))
        expect(desk.get_by_role("heading", level=1)).to_have_text("Dette skjer")
        assert Lease.objects.filter(unit=unit).count() == 0
        hands.press(desk.get_by_role("button", name="Gjør det"))
        expect(desk.locator(".messagelist")).to_contain_text("Signert.")

    interest.refresh_from_db()
    [lease] = Lease.objects.filter(unit=unit)
    assert (interest.status, interest.answered_at is not None) == ("signed", True)
    told = (lease.organisation.name, lease.starts_on, lease.is_shown(FIRST))
    assert told == (interest.organisation_name, FIRST, False)
    desk.goto(unit.get_absolute_url())
    assert "Reservert" in desk.locator("main").inner_text()
    assert interest.organisation_name not in desk.content()


@pytest.mark.parametrize("way", ["verb", "jump"])
def test_a_unit_is_let_from_a_date_and_its_old_offer_ends(desk, table, ground, way):
    unit = make_unit(building=ground, name=f"E4-{ground.pk}")
    name = f"utleid fra en dato, {'fra forsiden' if way == 'verb' else 'fra «Gå til …»'}"

    with counted(desk, table, name, goal=5) as hands:
        find(desk, hands, way, unit)
        hands.write(desk.locator("#id_starts_on"), typed(FIRST))
        hands.press(desk.get_by_role("button", name="Lagre", exact=True))
        if desk.get_by_role("button", name="Gjør det").count():
            hands.press(desk.get_by_role("button", name="Gjør det"))
        expect(desk.locator(".messagelist")).to_contain_text(f"Tatt av markedet: {unit.name}.")

    [lease] = Lease.objects.filter(unit=unit)
    unit.refresh_from_db()
    assert (lease.starts_on, lease.organisation, unit.is_offered) == (FIRST, None, False)
    desk.goto(unit.get_absolute_url())
    assert "Reservert" in desk.locator("main").inner_text()


def find(page, hands, way, unit):
    """The form of a lease with the unit chosen."""
    if way == "verb":
        hands.press(page.get_by_role("link", name="Skriv inn at noe er utleid fra en dag"))
        choose_unit(page, hands, unit)
        return
    hands.search(page.get_by_label("Gå til …"), unit.name, page.get_by_role("option", name=re.compile(unit.name)).first)
    hands.press(page.get_by_role("link", name="Utleid fra en dag …"))


def choose_unit(page, hands, unit):
    hands.press(page.locator("#id_unit-box"))
    field = page.locator(".select2-container--open .select2-search__field")
    hands.search(field, unit.name, page.locator(".select2-results__option", has_text=unit.name))


LIST = """Lokale;Etasje;Areal (m²);Leie kr/m²/år;Ledig fra
E4-101;1;420;2 450;01.03.2027
E4-102;1;610,5;2 390;straks
E4-201;2;900;på forespørsel;
"""


def test_a_landlords_list_is_read_in(desk, table, ground, tmp_path):
    file = tmp_path / "ledige lokaler november.csv"
    file.write_text(LIST, encoding="cp1252")

    with counted(desk, table, "utleiers liste lest inn", goal=REPORTED) as hands:
        hands.press(desk.get_by_role("link", name="Les inn en utleiers liste"))
        hands.press(desk.locator(".field-building .select2-selection"))
        field = desk.locator(".select2-container--open .select2-search__field")
        hands.search(field, ground.name_nb, desk.locator(".select2-results__option", has_text=ground.name_nb))
        hands.lay(desk.locator("#id_file"), file)
        hands.press(desk.get_by_role("button", name="Prøv fila"))
        expect(desk.get_by_role("heading", level=1)).to_have_text("Se over fila")
        assert Unit.objects.filter(building=ground).count() == 0
        hands.press(desk.get_by_role("button", name="Les inn"))
        if desk.get_by_role("button", name="Gjør det").count():
            hands.press(desk.get_by_role("button", name="Gjør det"))
        expect(desk.locator(".messagelist")).to_contain_text("Lest inn: 3")

    units = Unit.objects.filter(building=ground).order_by("name")
    assert LandlordImport.objects.get(building=ground).state == "applied"
    assert [(unit.name, unit.area_m2, unit.is_offered) for unit in units] == [
        ("E4-101", 420, True),
        ("E4-102", Decimal("610.5"), True),
        ("E4-201", 900, True),
    ]
    desk.goto(units[0].get_absolute_url())
    expect(desk.get_by_role("heading", level=1)).to_have_text("420 m² i 1. etasje")
