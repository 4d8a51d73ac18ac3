"""Nobody is reminded of an event that is called off, however long ago or however late that was."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Event, Registration
from events.signup import tending
from tests.events.signup.tended import did, mails, tend
from tests.factories import make_event, make_registration

A_WEEK = timedelta(days=7)


pytestmark = pytest.mark.usefixtures("moment", "at_once")


def seat_on(day, **values):
    """A seat at an event some days from now, taken a week ago."""
    event = make_event(signup="own", capacity=10, starts_at=timezone.now() + timedelta(days=day), **values)
    return make_registration(event=event, created_at=timezone.now() - A_WEEK)


def call_off(event):
    event.state = Event.State.CANCELLED
    event.save()


@pytest.mark.django_db
def test_an_event_that_was_called_off_a_week_before_is_not_reminded_of_the_day_before(moment):
    called_off, held = seat_on(8), seat_on(8)
    call_off(called_off.event)

    told = tend()
    moment.shift(A_WEEK)
    reminded = tend()

    called_off.refresh_from_db()
    assert (told, reminded) == (did(batches=1), did(reminders=1))
    assert mails() == [(called_off.email, "called_off"), (held.email, "reminder")]
    assert called_off.reminded_at is None


@pytest.mark.django_db
def test_an_event_that_is_called_off_while_others_are_reminded_is_left_out(monkeypatch):
    first, second = seat_on(1), seat_on(1)

    tell = tending.notices.notify

    def tell_and_call_off_the_next(registration, what):
        call_off(second.event)
        return tell(registration, what)

    monkeypatch.setattr(tending.notices, "notify", tell_and_call_off_the_next)
    done = tend()

    assert done == did(reminders=1)
    assert mails() == [(first.email, "reminder")]
    assert list(Registration.objects.exclude(reminded_at=None)) == [first]


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["draft", "cancelled"])
def test_only_what_is_held_is_reminded_of(state):
    registration = seat_on(1)
    Event.objects.filter(pk=registration.event_id).update(state=state)
    Registration.objects.update(told_sequence=99)

    assert tend() == did()
    assert mails() == []
