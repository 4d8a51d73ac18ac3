"""What a sign-up's page says will be left of it, in each state, is what the night then leaves."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Registration
from tests.events.signup.sent import an_event, link
from tests.factories import make_registration
from tests.jobs import erased
from tests.pages_read import flat, get
from tests.traces import CANARY, columns_with

GOES = {"cancelled", "expired"}


@pytest.mark.django_db
@pytest.mark.parametrize("status", Registration.Status.values)
def test_the_page_says_what_the_night_of_its_day_leaves(client, status, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    event = an_event(starts_at=timezone.now() + timedelta(days=1))
    given_up = timezone.now() if status == "cancelled" else None
    registration = make_registration(event=event, status=status, name=CANARY, needs=CANARY, cancelled_at=given_up)

    page = flat(get(client, link(registration)))
    time_machine.shift(timedelta(days=33))
    erased()

    nothing, number = ("Etterpå står ingenting igjen." in page, "Etterpå står bare antallet igjen." in page)
    assert (nothing, number) == (status in GOES, status not in GOES)
    assert (columns_with(CANARY), Registration.objects.count()) == ({}, int(status not in GOES))
