"""Days and moments that follow from another, each when that other is moved."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Registration
from events.privacy import erase_needs, erase_registrations
from events.series.copies import wall
from events.signup import capacity
from events.signup.own import MySignup
from events.state import state_of
from tests.events.event.staff_pages import form_of, page_of
from tests.events.signup.seats import NOW, START, event_with, sign_up
from tests.factories import make_event, make_registration
from tests.pages_read import messages

pytestmark = pytest.mark.django_db
AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)


def moved(event, starts_at, **values):
    for name, value in {"starts_at": starts_at, "ends_at": starts_at + 2 * AN_HOUR, **values}.items():
        setattr(event, name, value)
    event.save()
    return event


def offered(event, people=1):
    """Somebody to whom a seat is offered at NOW, for a day."""
    seated = sign_up(event, "a@x.example", people=event.capacity).registration
    waiting = sign_up(event, "b@x.example", people=people).registration
    capacity.resize(seated, event.capacity - 1, NOW) if people > 1 else capacity.cancel(seated, NOW)
    return event.registrations.get(pk=waiting.pk)


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ({"starts_at": NOW + 5 * AN_HOUR}, NOW + 5 * AN_HOUR),
        ({"starts_at": START, "signup_closes_at": NOW + 5 * AN_HOUR}, NOW + 5 * AN_HOUR),
        ({"starts_at": START, "signup_closes_at": NOW + timedelta(minutes=5)}, NOW + AN_HOUR),
        ({"starts_at": START, "signup_closes_at": NOW - A_DAY}, NOW + A_DAY),
        ({"starts_at": START + A_DAY}, NOW + A_DAY),
    ],
)
@pytest.mark.parametrize("people", [1, 2])
def test_an_offer_and_a_question_end_with_the_start_and_with_the_closing_wherever_they_are_moved(values, ends, people):
    row = offered(event_with(2), people)

    moved(row.event, **values)

    row = Registration.objects.get(pk=row.pk)
    assert (row.status, row.answer_by) == ("offered" if people == 1 else "waiting", ends)
    assert [row.is_answerable(ends - timedelta(seconds=1)), row.is_answerable(ends)] == [True, False]


@pytest.mark.parametrize(("people", "status"), [(1, "expired"), (2, "waiting")])
def test_an_offer_is_not_taken_after_a_start_that_was_moved_to_before_it_ran_out(people, status):
    row = offered(event_with(2), people)
    moved(row.event, NOW + 5 * AN_HOUR)

    stands = MySignup(Registration.objects.get(pk=row.pk), NOW + 5 * AN_HOUR)
    late = capacity.accept(row, NOW + 5 * AN_HOUR)

    assert (stands.status, stands.may_accept) == (status, False)
    assert (late.status, late.offer_expires_at) == (status, None)


def test_sign_up_without_a_closing_of_its_own_closes_with_the_start():
    event = make_event(signup="own", starts_at=START)

    keys = [state_of(moved(event, START - days * A_DAY), START - 2 * A_DAY).key for days in (0, 3)]

    assert keys == ["open", "past"]


def test_the_end_and_a_closing_of_its_own_follow_the_start_that_staff_move_and_they_are_told(staff):
    starts = timezone.now().replace(microsecond=0, second=0) + 30 * A_DAY
    event = make_event(signup="own", starts_at=starts, signup_closes_at=starts - 2 * A_DAY)
    page, lasts = staff.get(page_of(event)), wall(event.ends_at) - wall(event.starts_at)
    day = f"{timezone.localdate(starts) + 7 * A_DAY}"

    done = staff.post(page_of(event), form_of(page, starts_at_0=day), follow=True)

    event.refresh_from_db()
    assert (wall(event.starts_at) - wall(starts), wall(event.ends_at) - wall(event.starts_at)) == (7 * A_DAY, lasts)
    assert wall(event.starts_at) - wall(event.signup_closes_at) == 2 * A_DAY
    assert [said.partition(":")[0] for said in messages(done) if "Flyttet like langt som begynnelsen" in said] == [
        "Slutter",
        "Påmelding stenger",
    ]


def test_the_look_before_a_move_says_what_goes_along_and_who_is_told(staff):
    starts = timezone.now().replace(microsecond=0, second=0) + 30 * A_DAY
    event = make_event(signup="own", starts_at=starts, signup_closes_at=starts - 2 * A_DAY)
    make_registration(event=event)
    day = f"{timezone.localdate(starts) + 7 * A_DAY}"

    look = staff.look(page_of(event), form_of(staff.get(page_of(event)), starts_at_0=day))

    said = [note.partition(":")[0] for note in look.context["notes"]]
    assert (said, len(look.context["seen"].letters)) == (["Slutter", "Påmelding stenger"], 1)


def test_a_closing_that_staff_change_themselves_stays_as_they_wrote_it(staff):
    starts = timezone.now().replace(microsecond=0, second=0) + 30 * A_DAY
    event = make_event(signup="own", starts_at=starts, signup_closes_at=starts - 2 * A_DAY)
    page = staff.get(page_of(event))
    day = timezone.localdate(starts)

    staff.post(
        page_of(event),
        form_of(
            page, starts_at_0=f"{day + A_DAY}", ends_at_0=f"{day + 2 * A_DAY}", signup_closes_at_0=f"{day - A_DAY}"
        ),
    )

    event.refresh_from_db()
    assert timezone.localdate(event.signup_closes_at) == day - A_DAY


def test_the_days_of_deletion_follow_the_end():
    event = moved(make_event(), timezone.now())
    row = make_registration(event=event, needs="Glutenfri")
    before = MySignup(row, NOW).erased_on, MySignup(row, NOW).needs_erased_on

    ends = moved(event, event.starts_at + 10 * A_DAY).ends_at
    row = Registration.objects.get(pk=row.pk)
    counts = [
        erase_needs(ends + 6 * A_DAY),
        erase_needs(ends + 7 * A_DAY),
        erase_registrations(ends + 29 * A_DAY),
        erase_registrations(ends + 30 * A_DAY),
    ]

    assert (MySignup(row, NOW).erased_on, MySignup(row, NOW).needs_erased_on) == tuple(
        day + 10 * A_DAY for day in before
    )
    assert counts == [0, 1, 0, 1]
