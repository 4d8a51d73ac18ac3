"""One bad row stops no loop: the others are done, it is tried again later, given up at last, and staff see it."""

from datetime import timedelta

import pytest
import time_machine
from django.db import InterfaceError, connection
from django.utils import timezone

from events.signup import capacity, notices
from members.models import Organisation
from premises.alerts import watching
from premises.freshness import asking
from premises.models import ConfirmationRequest
from tech_port.outbox.models import RETRY_AFTER, Mail
from tech_port.staff.todo import Urgency
from tech_port.worker.models import StuckRow
from tech_port.worker.rows import each
from tests.factories import (
    make_alert,
    make_building,
    make_event,
    make_organisation,
    make_registration,
    make_stuck_row,
    make_unit,
)
from tests.jobs import run_job
from tests.pages_read import messages, text

pytestmark = pytest.mark.django_db

SECRET = "kari@robotikk.example"


def failing_for(function, bad):
    """The function, but with an error that quotes a person for those rows that `bad` is true of."""

    def call(*args, **kwargs):
        if bad(*args, **kwargs):
            raise ValueError(SECRET)
        return function(*args, **kwargs)

    return call


def rename(pk):
    """What a job does with a row: it writes first, and then may fail."""
    Organisation.objects.filter(pk=pk).update(name=f"Gjort {pk}")
    if pk == Organisation.objects.order_by("pk")[1].pk:
        raise ValueError(SECRET)
    return 1


def three():
    return [make_organisation(name=f"Rad {number}").pk for number in range(3)]


def test_a_row_that_raises_is_left_as_it_was_and_the_others_are_done(caplog):
    first, bad, last = three()
    now = timezone.now()

    count = each("try", Organisation, [first, bad, last], rename, now)

    names = Organisation.objects.order_by("pk").values_list("name", flat=True)
    stuck = StuckRow.objects.get()
    assert (count, list(names)) == (2, [f"Gjort {first}", "Rad 1", f"Gjort {last}"])
    assert (stuck.about.pk, stuck.job, stuck.tries, stuck.next_try_at) == (bad, "try", 1, now + RETRY_AFTER[0])
    assert stuck.error.startswith("ValueError, tests/tech_port/worker/test_rows.py:")
    assert f"job try failed with members.Organisation {bad}: ValueError" in caplog.text
    assert SECRET not in caplog.text + stuck.error


def test_a_bad_row_is_tried_again_ever_later_and_given_up_at_last():
    keys, now, tried = three(), timezone.now(), []

    def do(pk):
        tried.append(pk)
        return rename(pk)

    waits = []
    for wait in [timedelta(0), *RETRY_AFTER]:
        now += wait
        each("try", Organisation, keys, do, now)
        each("try", Organisation, keys[1:2], do, now + timedelta(seconds=1))
        waits.append(tried.count(keys[1]))
    each("try", Organisation, keys, do, now + timedelta(days=365))

    stuck = StuckRow.objects.get()
    assert waits == list(range(1, len(RETRY_AFTER) + 2))
    assert tried.count(keys[1]) == len(RETRY_AFTER) + 1
    assert (stuck.tries, stuck.next_try_at) == (len(RETRY_AFTER) + 1, None)


def test_a_row_that_is_done_at_last_or_no_longer_to_be_done_is_no_trouble():
    first, second = make_organisation(), make_organisation()
    now = timezone.now()
    for about in (first, second):
        make_stuck_row(job="try", about=about, next_try_at=now)
    other = make_stuck_row(job="another", about=first)

    assert each("try", Organisation, [first.pk], lambda pk: 1, now) == 1
    assert list(StuckRow.objects.all()) == [other]


def test_what_is_left_when_the_time_is_over_waits_for_the_next_run():
    done = []

    count = each("try", Organisation, three(), lambda pk: done.append(pk) or 1, timezone.now(), within=0)

    assert (count, len(done)) == (1, 1)


def test_a_database_that_is_away_is_no_rows_trouble(monkeypatch):
    def away(pk):
        raise InterfaceError("connection already closed")

    monkeypatch.setattr(connection, "is_usable", lambda: False)

    with pytest.raises(InterfaceError):
        each("try", Organisation, three(), away, timezone.now())
    assert StuckRow.objects.count() == 0


def test_an_error_of_one_statement_leaves_the_connection_to_the_next_row():
    keys = three()

    def divide(pk):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / %s", [pk - keys[1]])
        return 1

    assert each("try", Organisation, keys, divide, timezone.now()) == 2
    assert StuckRow.objects.get().error.startswith("DataError, ")


# The portal's own loops


def test_an_alert_that_cannot_be_read_keeps_no_other_from_its_mail(monkeypatch):
    first, bad, last = [make_alert() for _number in range(3)]
    make_unit()
    monkeypatch.setattr(watching, "find", failing_for(watching.find, lambda alert, at: alert == bad))

    assert run_job("alerts") == 2
    assert {mail.about for mail in Mail.objects.all()} == {first, last}
    assert StuckRow.objects.get().about == bad


def test_a_landlord_who_cannot_be_asked_keeps_no_other_from_being_asked(monkeypatch):
    day = timezone.localdate() - timedelta(days=70)
    buildings = [make_building(contact_email=f"utleie{number}@gardeier.example") for number in range(3)]
    for building in buildings:
        make_unit(building=building, confirmed_on=day)
    bad = buildings[1]
    ask = failing_for(asking._ask_contact, lambda units, now: units[0].building == bad)
    monkeypatch.setattr(asking, "_ask_contact", ask)

    assert asking.ask(timezone.now()) == 2
    asked = ConfirmationRequest.objects.order_by("pk").values_list("email", flat=True)
    assert list(asked) == [building.contact_email for building in buildings if building != bad]
    assert StuckRow.objects.get().about == bad


@time_machine.travel("2026-03-02T12:00+01:00", tick=False)
def test_a_reminder_that_cannot_be_written_keeps_no_other_from_being_sent(monkeypatch):
    now = timezone.now()
    event = make_event(starts_at=now + timedelta(days=1))
    first, bad, last = [make_registration(event=event, created_at=now - timedelta(days=3)) for _number in range(3)]
    monkeypatch.setattr(notices, "notify", failing_for(notices.notify, lambda row, what: row.pk == bad.pk))

    assert run_job("reminders") == 2
    assert [mail.about for mail in Mail.objects.order_by("pk")] == [first, last]
    assert StuckRow.objects.get().about == bad


def test_an_event_that_cannot_be_settled_keeps_no_other_from_offering_its_seats(monkeypatch):
    events = [make_event(signup="own", capacity=1) for _number in range(3)]
    for event in events:
        make_registration(event=event, status="waiting")
    bad = events[1].pk
    monkeypatch.setattr(capacity, "settle", failing_for(capacity.settle, lambda pk, now: pk == bad))

    assert run_job("seats") == 2
    assert [stuck.about.pk for stuck in StuckRow.objects.all()] == [bad]


# What staff see


def test_staff_see_what_was_given_up_and_have_it_tried_again(staff):
    given_up = make_stuck_row()
    make_stuck_row(next_try_at=timezone.now())

    todo = [row for row in staff.get("/admin/").context["todo"] if row.urgency == Urgency.NOW]
    action = {"action": "try_again", "_selected_action": [given_up.pk]}
    done = staff.post("/admin/worker/stuckrow/", action, follow=True)

    given_up.refresh_from_db()
    assert [(row.urgency.name, row.text, row.url) for row in todo] == [
        ("NOW", "1 rad står fast i en jobb og er gitt opp", "/admin/worker/stuckrow/?tilstand=given-up")
    ]
    assert staff.get(todo[0].url).context["cl"].result_count == 0
    assert messages(done) == ["Radene prøves neste gang jobben kjører."]
    assert (given_up.tries, given_up.is_due(timezone.now())) == (0, True)
    assert "reminders" in text(done)
