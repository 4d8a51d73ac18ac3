"""What the nightly deletion counts from, and what it takes with it, of sign-ups and tips."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from events.models import EventTip, Registration
from events.privacy import erase_needs, erase_registrations
from events.signup import capacity
from events.signup.own import MySignup
from events.tips.privacy import erase_tips
from tech_port.norwegian.clock import midnight
from tests.events.participants.pages import page_of
from tests.events.signup.sent import link
from tests.factories import make_event, make_event_tip, make_registration
from tests.jobs import run_job
from tests.pages_read import flat

pytestmark = pytest.mark.django_db
A_SECOND = timedelta(seconds=1)


def over(**values):
    """An event of three days that is over now."""
    now = timezone.now()
    return make_event(starts_at=now - timedelta(days=3), ends_at=now, **values)


def eve(event, days):
    """The last second of the day before the one so many days after the event's last, in Oslo."""
    return midnight(timezone.localdate(event.ends_at) + timedelta(days=days)) - A_SECOND


def night(day):
    """The moment at which the deletion runs, in winter."""
    return datetime.fromisoformat(f"{day}T02:30Z")


@time_machine.travel("2026-12-03T11:00Z", tick=False)
@pytest.mark.parametrize("ends", ["2026-12-02T23:00Z", "2026-12-03T09:00Z", "2026-12-03T22:59Z"])
def test_the_day_that_is_shown_is_the_one_that_the_sentence_counts_to_and_its_night_deletes(ends):
    event = make_event(starts_at=datetime.fromisoformat("2026-12-01T09:00Z"), ends_at=datetime.fromisoformat(ends))
    row = make_registration(event=event, needs="Glutenfri")
    mine = MySignup(row, timezone.now())

    needs = [day for day in ("2026-12-09", "2026-12-10") if erase_needs(night(day))]
    rows = [day for day in ("2027-01-01", "2027-01-02") if erase_registrations(night(day))]

    assert (needs, rows) == (["2026-12-10"], ["2027-01-02"])
    assert (mine.needs_erased_on, mine.erased_on) == (date(2026, 12, 10), date(2027, 1, 2))


@pytest.mark.parametrize("status", ["confirmed", "attended", "offered", "waiting"])
def test_needs_are_kept_for_seven_days_after_the_last_day_whatever_came_of_the_sign_up(status):
    event = over()
    make_registration(event=event, status=status, needs="Glutenfri")

    counts = [erase_needs(eve(event, 7)), erase_needs(eve(event, 7) + A_SECOND)]

    assert (counts, Registration.objects.get().needs) == ([0, 1], "")


@pytest.mark.parametrize("status", ["confirmed", "waiting", "offered"])
def test_needs_go_at_once_with_what_is_given_up(client, staff, status):
    row = make_registration(event=make_event(signup="own"), status=status, needs="Kanariallergi")
    staff_file = page_of(row.event, "fil/")
    before = staff.post(staff_file, {"format": "csv", "needs": "on"}).content.decode()

    client.post(link(row, "avmelding/"))

    row.refresh_from_db()
    assert (row.status, row.needs) == ("cancelled", "")
    assert "Kanariallergi" not in flat(client.get(link(row)))
    after = staff.post(staff_file, {"format": "csv", "needs": "on"}).content.decode()
    assert ("Kanariallergi" in before, "Kanariallergi" in after) == (True, False)


def test_needs_go_with_an_offer_that_runs_out():
    ago = timezone.now() - timedelta(hours=1)
    row = make_registration(event=make_event(), status="offered", offer_expires_at=ago, needs="Glutenfri")

    run_job("seats")

    row.refresh_from_db()
    assert (row.status, row.needs) == ("expired", "")


def test_who_did_not_confirm_in_time_keeps_needs_that_staff_do_not_see_until_the_night(staff):
    ago = timezone.now() - timedelta(hours=1)
    row = make_registration(event=make_event(signup="own"), is_held=True, created_at=ago, needs="Kanariallergi")
    run_job("seats")

    file = staff.post(page_of(row.event, "fil/"), {"format": "csv", "needs": "on"}).content.decode()
    kept = Registration.objects.get().needs
    capacity.accept(row)

    assert ("Kanariallergi" in file, kept) == (False, "Kanariallergi")
    assert Registration.objects.values_list("status", "needs").get() == ("confirmed", "Kanariallergi")


@pytest.mark.parametrize("status", ["confirmed", "attended", "offered", "waiting"])
def test_who_it_was_is_kept_for_thirty_days_after_the_last_day(status):
    event = over()
    row = make_registration(event=event, status=status, organisation_name="Kanari AS", name="Kari Kanarifugl")

    counts = [erase_registrations(eve(event, 30)), erase_registrations(eve(event, 30) + A_SECOND)]

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
