"""What the nightly deletion counts from, and what it takes with it, of sign-ups and tips."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import EventTip, Registration
from events.privacy import erase_needs, erase_registrations
from events.tips.privacy import erase_tips
from tests.factories import make_event, make_event_tip, make_registration

pytestmark = pytest.mark.django_db
A_SECOND = timedelta(seconds=1)
A_WEEK, A_MONTH = timedelta(days=7), timedelta(days=30)


def over(**values):
    """An event of three days that is over now."""
    now = timezone.now()
    return make_event(starts_at=now - timedelta(days=3), ends_at=now, **values)


@pytest.mark.parametrize("status", ["confirmed", "attended", "offered", "waiting"])
def test_needs_are_kept_for_seven_days_after_the_last_day_whatever_came_of_the_sign_up(status):
    event = over()
    make_registration(event=event, status=status, needs="Glutenfri")

    counts = [erase_needs(event.ends_at + A_WEEK), erase_needs(event.ends_at + A_WEEK + A_SECOND)]

    assert (counts, Registration.objects.get().needs) == ([0, 1], "")


@pytest.mark.parametrize("status", ["confirmed", "attended", "offered", "waiting"])
def test_who_it_was_is_kept_for_thirty_days_after_the_last_day(status):
    event = over()
    row = make_registration(event=event, status=status, organisation_name="Kanari AS", name="Kari Kanarifugl")

    counts = [erase_registrations(event.ends_at + A_MONTH), erase_registrations(event.ends_at + A_MONTH + A_SECOND)]

    row.refresh_from_db()
    assert counts == [0, 1]
    assert (row.name, row.email, row.organisation_name) == ("", f"{row.pk}@slettet.invalid", "")


def test_a_tip_loses_every_trace_of_who_sent_it_and_another_keeps_its_own():
    now = timezone.now()
    long_ago = now - timedelta(days=93)
    make_event_tip(title="Gammelt", status="approved", decided_at=long_ago, sender_hash="a" * 64)
    kept = make_event_tip(title="Nytt", status="approved", decided_at=now, sender_hash="b" * 64)

    counts = [erase_tips(now), erase_tips(now)]

    rows = EventTip.objects.order_by("title").values_list("title", "contact_name", "email", "sender_hash")
    assert counts == [1, 0]
    assert list(rows) == [("Gammelt", "", "", ""), ("Nytt", kept.contact_name, kept.email, "b" * 64)]
