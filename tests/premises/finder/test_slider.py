"""The slider through time: a plain form of months."""

from datetime import date

import pytest
from django.utils import timezone

from premises.finder.answer import Slider
from tests.factories import make_lease

pytestmark = pytest.mark.django_db


def test_the_slider_is_a_plain_form_that_leads_to_a_day(client):
    make_lease(starts_on=date(2022, 1, 15))
    slider = Slider(timezone.localdate())

    response = client.get(f"/lokaler/?etasje_min=2&maned={slider.max}")

    assert response["Location"] == "/lokaler/?etasje_min=2&dato=2035-12-01"
    assert slider.day(0) == date(2022, 1, 1)
    assert slider.day(slider.value) == timezone.localdate().replace(day=1)


@pytest.mark.parametrize("number", ["", "x", "-4", "9" * 400, "\x00"])
def test_a_slider_with_no_number_leads_to_today(client, number):
    assert client.get("/lokaler/", {"maned": number})["Location"] == "/lokaler/?"
