"""The page of a unit on paper: one sheet of A4, with what a tenant takes along."""

import re

import pytest

from premises.models import LeaseTerm
from tests.factories import make_lease_term

LONG = (
    "Etter nærmere avtale mellom partene, med de forbehold som følger av standardkontrakten og av vedleggene til den. "
)


@pytest.fixture
def unit(portal):
    """A unit with long terms of every kind."""
    unit = portal.site.unit
    LeaseTerm.objects.filter(unit=unit).delete()
    for kind in LeaseTerm.Kind:
        make_lease_term(unit=unit, kind=kind, value_nb=LONG.strip(), value_en="")
    return unit


def pages_of(page):
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))


def test_the_sheet_is_one_page_with_the_need_and_the_code_that_leads_back(visit, portal, unit):
    page = visit()

    page.goto(f"{unit.get_absolute_url()}?ansatte=40&mva=on&ar=10&indeks=4")
    page.emulate_media(media="print")

    assert pages_of(page) == 1
    for text in ("40 personer", "Avtalen i klare ord", "Naboene og dere"):
        assert page.get_by_text(text).first.is_visible()
    assert page.locator(".sheet-foot__code").is_visible()
    address = page.locator(".sheet-foot__address").inner_text()
    assert address == f"{portal.url}{unit.get_absolute_url()}?ansatte=40&mva=on&indeks=4&ar=10"
    assert not page.get_by_role("button", name="Meld interesse").is_visible()
