"""Staff write to nobody whose address has been deleted: the mail would go to an address of ours that is none."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from events.batches import writing
from events.participants import letters
from events.participants.letters import Group, Letter
from events.privacy import erase_registrations
from tech_port.outbox.models import Mail
from tests.factories import make_event, make_registration

STATUSES = ("confirmed", "waiting", "offered", "attended")


@pytest.mark.django_db
@pytest.mark.parametrize("group", Group)
def test_a_letter_goes_to_those_whose_address_is_kept_and_to_no_other(group):
    event = make_event()
    long_ago = timezone.now() - timedelta(days=40)
    old = make_event(starts_at=long_ago)
    for status in STATUSES:
        make_registration(event=event, status=status, email=f"{status}@x.example")
        make_registration(event=old, status=status)
    erase_registrations(timezone.now())

    now = timezone.now()
    for one in (event, old):
        letters.hold(one, group, Letter("Hei", "Takk."), uuid.uuid4(), by=None, now=now)
    sent = writing.write_due(now + timedelta(minutes=5))

    expected = {
        Group.ACTIVE: ["attended", "confirmed", "offered", "waiting"],
        Group.CONFIRMED: ["confirmed"],
        Group.WAITING: ["offered", "waiting"],
        Group.CAME: ["attended"],
    }[group]
    assert sent == len(expected)
    assert sorted(Mail.objects.values_list("to", flat=True)) == [f"{status}@x.example" for status in expected]
    assert list(letters.recipients(old, group)) == []
