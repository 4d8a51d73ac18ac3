"""What is held before those who signed up are told: merged, undone, called off or stopped, they hear the end of it."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Event, MailBatch
from events.signup import capacity
from tech_port.outbox.models import Mail
from tests.events.batches.held import HOLD, change, expected, mails, states, write
from tests.factories import make_event, make_registration, make_venue
from tests.jobs import run_job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]


def moved(event, **delta):
    change(event, starts_at=event.starts_at + timedelta(**delta), ends_at=event.ends_at + timedelta(**delta))


def test_a_change_is_held_for_some_minutes_and_then_told_once(moment):
    event, _rows = expected("confirmed", "waiting", "cancelled")

    moved(event, days=1)
    at_once, later = write(moment)

    told = [("confirmed@x.example", "moved"), ("waiting@x.example", "moved")]
    assert (at_once, later) == ([], told)
    assert write(moment) == ([], [])
    assert states() == ["done"]


def test_a_second_change_replaces_the_first_and_is_held_anew(moment):
    event, _rows = expected("confirmed")
    moved(event, days=1)
    run_job("batches")
    moment.shift(timedelta(minutes=4))

    moved(event, days=1)
    run_job("batches")
    moment.shift(timedelta(minutes=4))
    run_job("batches")
    too_early = mails()
    moment.shift(timedelta(minutes=1))
    run_job("batches")

    assert (too_early, mails()) == ([], [("confirmed@x.example", "moved")])
    assert "18. mars 2026" in Mail.objects.get().text.replace("\u00a0", " ")


def test_what_is_changed_back_is_told_to_nobody_but_who_signed_up_meanwhile(moment):
    event, _rows = expected("confirmed")
    moved(event, days=1)
    run_job("batches")
    capacity.sign_up(event.pk, submission=uuid.uuid4(), email="new@x.example", people=1, name="Ny")

    moved(event, days=-1)
    at_once, later = write(moment)

    assert (at_once, later) == ([], [("new@x.example", "moved")])
    assert set(event.registrations.values_list("told_sequence", flat=True)) == {2}
    moved(event, days=2)
    assert [to for to, _what in write(moment)[1]] == ["confirmed@x.example", "new@x.example"]


def test_what_is_called_off_while_a_move_is_held_is_only_called_off(moment):
    event, _rows = expected("confirmed")
    moved(event, days=1)
    run_job("batches")

    change(event, state="cancelled")

    assert write(moment) == ([], [("confirmed@x.example", "called_off")])


def test_what_is_called_off_by_mistake_and_held_after_all_is_told_to_nobody(moment):
    event, _rows = expected("confirmed")
    change(event, state="cancelled")
    run_job("batches")

    change(event, state="published")

    assert write(moment) == ([], [])
    assert states() == ["withdrawn"]


def test_a_batch_that_was_stopped_is_told_with_the_next_change(moment):
    event, _rows = expected("confirmed")
    moved(event, days=1)
    run_job("batches")

    stopped = MailBatch.objects.get().stop(timezone.now())
    silent = write(moment)
    change(event, venue=make_venue(name_nb="Dokkhuset"))
    told = write(moment)

    assert (stopped, silent, told) == (True, ([], []), ([], [("confirmed@x.example", "moved")]))
    assert "Dokkhuset" in Mail.objects.get().text
    assert states() == ["stopped", "done"]
    assert [batch.stop(timezone.now()) for batch in MailBatch.objects.all()] == [False, False]


def listed():
    """[(state, minutes past noon when it was over)] of the batches, the first first."""
    rows = MailBatch.objects.order_by("pk")
    return [(row.state, row.finished_at and timezone.localtime(row.finished_at).minute) for row in rows]


def test_what_is_over_stays_as_it_was_and_the_next_change_opens_another(moment):
    event, _rows = expected("confirmed")
    moved(event, days=1)
    run_job("batches")
    moment.shift(timedelta(minutes=1))
    MailBatch.objects.get().stop(timezone.now())
    moved(event, days=1)
    run_job("batches")
    with_the_next = listed()
    moment.shift(timedelta(minutes=1))

    moved(event, days=-2)
    run_job("batches")
    taken_back = listed()
    moved(event, days=3)
    told = write(moment)

    assert with_the_next == [("stopped", 1), ("held", None)]
    assert taken_back == [("stopped", 1), ("withdrawn", 2)]
    assert listed() == [("stopped", 1), ("withdrawn", 2), ("done", 7)]
    assert told == ([], [("confirmed@x.example", "moved")])


def test_what_people_know_is_taken_over_from_every_batch_that_was_stopped(moment):
    event, _rows = expected("confirmed")
    for _time in range(2):
        moved(event, days=1)
        run_job("batches")
        MailBatch.objects.latest("pk").stop(timezone.now())

    moved(event, days=-2)

    assert write(moment) == ([], [])
    assert states() == ["stopped", "stopped", "withdrawn"]
    assert {batch.before["sequence"] for batch in MailBatch.objects.all()} == {0}


def test_a_change_that_was_stopped_and_then_undone_is_told_to_nobody(moment):
    event, _rows = expected("confirmed")
    moved(event, days=1)
    run_job("batches")
    MailBatch.objects.get().stop(timezone.now())

    moved(event, days=-1)

    assert write(moment) == ([], [])
    assert states() == ["stopped", "withdrawn"]


def test_another_link_to_the_broadcast_is_told_and_the_first_one_is_not(moment):
    event, _rows = expected("confirmed", attendance="mixed")
    change(event, online_url="https://sending.example/1")
    first = write(moment)

    change(event, online_url="https://sending.example/2")

    assert (first, write(moment)) == (([], []), ([], [("confirmed@x.example", "moved")]))
    assert "https://sending.example/2" in Mail.objects.get().text


def test_what_was_taken_down_for_a_moment_is_told_to_nobody_and_for_longer_when_it_is_back(moment):
    event, _rows = expected("confirmed")
    change(event, state="draft")
    run_job("batches")
    change(event, state="published")
    for_a_moment = write(moment)

    change(event, state="draft")
    gone = write(moment)
    moment.shift(HOLD)
    run_job("batches")
    change(event, state="published")

    assert (for_a_moment, gone) == (([], []), ([], []))
    assert write(moment) == ([], [("confirmed@x.example", "moved")])


def test_what_is_over_when_the_time_has_come_is_told_to_nobody(moment):
    event, _rows = expected("confirmed", starts_at=timezone.now() + timedelta(minutes=2))
    change(event, ends_at=timezone.now() + timedelta(minutes=3))

    assert write(moment) == ([], [])
    assert states() == ["done"]


def test_a_change_of_an_event_that_nobody_has_signed_up_for_is_no_batch():
    moved(make_event(), days=1)

    assert states() == []


def test_the_row_is_made_by_the_database_whoever_changes_the_event():
    event = make_registration().event

    Event.objects.filter(pk=event.pk).update(precision="day")

    batch = MailBatch.objects.get()
    assert (batch.event, batch.kind, batch.state, batch.due_at) == (event, "change", "held", None)
    assert (batch.before["precision"], batch.before["sequence"]) == ("time", 0)
