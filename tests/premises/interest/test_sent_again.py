"""An interest that is sent once more from a page one went back to, and what is told of its part of a unit."""

import pytest

from premises.models import Interest
from tech_port.outbox.models import Mail
from tests.factories import make_unit
from tests.premises.interest.sent import ADDRESS, typed


@pytest.mark.django_db
def test_the_same_answers_from_a_page_that_one_went_back_to_are_one_interest(client):
    unit = make_unit()
    answers = {"lokale": [unit.pk], "employees": "40", "message": "Gjerne i høyden."}

    sent = [client.post(ADDRESS, typed(**answers)) for _time in range(2)]
    client.post(ADDRESS, typed(**answers | {"employees": "41"}))
    client.post(ADDRESS, typed(**answers | {"lokale": []}))

    assert [response.status_code for response in sent] == [302, 302]
    assert list(Interest.objects.order_by("pk").values_list("employees", flat=True)) == [40, 41, 40]
    assert Mail.objects.count() == 3 * 2


@pytest.mark.django_db
def test_the_part_and_its_price_follow_to_the_receipt_the_staff_and_the_tenants_page(client):
    unit = make_unit(
        area_m2=900, divisible_from_m2=350, rent_nok_m2_year=2000, common_costs_nok_m2_year=500, workplaces_to=None
    )

    page = client.post(f"{ADDRESS}?bransje=62", typed(lokale=[unit.pk], employees="40"), follow=True)

    receipt, notice = Mail.objects.order_by("pk")
    told = "600 av 900 m², 125 000 kr i måneden uten mva."
    texts = [receipt.text, receipt.html, notice.text, notice.html, page.content.decode()]
    assert [told in text.replace("\u00a0", " ") for text in texts] == [True] * 5
    assert ["Bransje" in text for text in (receipt.text, receipt.html, notice.text)] == [True, True, False]
