"""A landlord on a phone: from the mail to confirmed in two clicks, a correction, and an answer to a tenant."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from premises.freshness import asking
from premises.models import ConfirmationRequest, NumberConfirmation, NumberCorrection, Unit
from tech_port.outbox.models import Mail
from tests.factories import make_interest, make_unit

pytestmark = pytest.mark.usefixtures("nothing_sent")


@pytest.fixture
def mail(portal):
    """The question about six units that a landlord has not confirmed for two months, as it lies in the mailbox."""
    ConfirmationRequest.objects.all().delete()
    NumberConfirmation.objects.all().delete()
    NumberCorrection.objects.all().delete()
    Unit.objects.all().update(is_offered=False)
    asked = {"building": portal.site.building, "confirmed_on": timezone.localdate() - timedelta(days=65)}
    units = [make_unit(**asked, floor=floor) for floor in range(1, 7)]
    asking.ask(timezone.now())
    return units, Mail.objects.get(to=portal.site.building.contact_email).html


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_landlord_confirms_six_units_in_two_clicks_corrects_one_and_answers_a_tenant(visit, mail, javascript):
    units, html = mail
    interest = make_interest(units=units[:1], share_with_landlord=True)
    page = visit(width=390, java_script_enabled=javascript)
    page.set_content(html)

    page.get_by_role("link", name="Bekreft lokalene").click()
    page.get_by_role("button", name="Alt stemmer").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Takk, svaret er lagret")
    assert NumberConfirmation.objects.filter(unit__in=units).count() == 24

    page.get_by_role("group", name=re.compile(units[1].name)).get_by_label("Leie, kr/m²/år").fill("2 550,50")
    page.get_by_role("button", name="Lagre rettelsene").click()
    expect(page.get_by_role("deletion")).to_have_text("2 450 kr/m²/år")
    expect(page.get_by_role("insertion")).to_have_text("2 550,50 kr/m²/år")

    page.get_by_role("link", name=interest.organisation_name).click()
    page.get_by_label("Svar til leietakeren").fill("Kom og se på onsdag.")
    page.get_by_role("button", name="Send svaret").click()
    expect(page.get_by_role("main")).to_contain_text("Kom og se på onsdag.")
    interest.refresh_from_db()
    assert interest.status == "contacted"
