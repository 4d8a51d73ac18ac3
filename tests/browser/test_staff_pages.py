"""The pages on which staff answer, sign and let, narrow and wide: no violation that axe can find, nothing cut off."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from premises.interest import signed
from premises.models import Interest, Lease, LettingNotice
from tests.browser.looks import Looker
from tests.browser.signing_in import open_signed_in
from tests.factories import make_interest, make_interest_message, make_organisation, make_reply_template, make_unit


@pytest.fixture(scope="module")
def pages(portal):
    """Each page with something on it."""
    site, today = portal.site, timezone.localdate()
    building = site.building
    units = [make_unit(building=building, name=f"S-{place}", position=90 + place, floor=3) for place in (1, 2, 3)]
    asked = make_interest(units=units[:2], employees=60, message="Vi ser etter et lyst kontor nær NTNU. " * 6)
    make_interest_message(interest=asked, body="Takk for henvendelsen.\n\nPasser torsdag?", subject="Visning")
    make_interest_message(interest=asked, sender="tenant", body="Ja, torsdag passer.")
    make_reply_template(name="Visning")
    others = make_interest(units=[units[2]])
    done = make_interest(units=[units[2]])
    lease = Lease(unit=units[2], starts_on=today, tenant_is_withheld=True)
    lease.register()
    signed.store(done, [lease], make_organisation(), None)
    notice = LettingNotice.objects.get(lines__interest=others)
    at = "/admin/premises/"
    return {
        "interest": f"{at}interest/{asked.pk}/change/",
        "sign": f"{at}interest/{asked.pk}/signer/",
        "unsign": f"{at}interest/{done.pk}/angre-signering/",
        "address": f"{at}interest/{asked.pk}/e-post/",
        "notice": f"{at}lettingnotice/{notice.pk}/change/",
        "unit": f"{at}unit/{units[0].pk}/change/",
    }


def test_the_staffs_pages_have_no_violation_and_stick_out_nowhere(visit, pages):
    page = visit()
    open_signed_in(page, "/admin/")
    looker = Looker(page)

    for name, address in pages.items():
        page.goto(address)
        looker.look(name)
    page.goto(pages["notice"])
    page.get_by_role("button", name="Se over og send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dette skjer")
    looker.look("look")

    assert Interest.objects.filter(status="signed").exists()
    assert looker.found == {}
