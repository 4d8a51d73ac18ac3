"""Who gets a seat: each rule by itself, any sequence of them against a plain queue, and many people at once."""

import threading
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from events.models import Event, Registration
from events.signup import capacity, seats
from tests.factories import make_event, make_registration

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
START = NOW + timedelta(days=10)


@pytest.fixture
def told(monkeypatch):
    """[(address, what)] of the mails that would go out."""
    sent = []
    tell = [lambda registration, what: sent.append((registration.email, what))]
    monkeypatch.setattr(capacity.happened, "functions", tell)
    return sent


def event_with(seats, **values):
    return make_event(signup="own", capacity=seats, starts_at=START, **values)


def sign_up(event, email, people=1, now=NOW, **values):
    details = {"submission": uuid.uuid4(), "name": "Kari", "language": "nb", **values}
    return capacity.sign_up(event.pk, email=email, people=people, now=now, **details)


def statuses(event):
    return [(row.email, row.status) for row in event.registrations.order_by("created_at", "pk")]


def counters(event):
    event.refresh_from_db()
    return event.seats_taken, event.people_waiting, event.places_left


# One rule at a time


@pytest.mark.django_db
def test_whoever_comes_first_gets_the_seats_and_the_next_waits(told):
    event = event_with(2)

    for name in ("a", "b", "c"):
        sign_up(event, f"{name}@x.example")

    assert statuses(event) == [("a@x.example", "confirmed"), ("b@x.example", "confirmed"), ("c@x.example", "waiting")]
    assert counters(event) == (2, 1, 0)
    assert told == [("a@x.example", "confirmed"), ("b@x.example", "confirmed"), ("c@x.example", "waiting")]


@pytest.mark.django_db
def test_nobody_passes_a_large_party_that_waits_for_more_seats_than_are_free(told):
    event = event_with(3)
    sign_up(event, "a@x.example", people=2)
    sign_up(event, "party@x.example", people=2)

    sign_up(event, "single@x.example")

    assert [status for _email, status in statuses(event)] == ["confirmed", "waiting", "waiting"]
    assert counters(event) == (2, 3, 0)


@pytest.mark.django_db
def test_the_same_form_twice_is_one_sign_up_and_one_mail(told):
    event, submission = event_with(5), uuid.uuid4()

    first = sign_up(event, "a@x.example", submission=submission)
    second = sign_up(event, "a@x.example", submission=submission)

    assert (first.is_new, second.is_new, second.registration.pk) == (True, False, first.registration.pk)
    assert told == [("a@x.example", "confirmed")]


@pytest.mark.django_db
def test_an_address_that_is_signed_up_is_told_so_by_mail_whatever_its_case(told):
    event = event_with(5)
    sign_up(event, "kari@x.example")

    again = sign_up(event, "KARI@x.example")

    assert (again.is_new, statuses(event)) == (False, [("kari@x.example", "confirmed")])
    assert told == [("kari@x.example", "confirmed"), ("kari@x.example", "known")]


@pytest.mark.django_db
def test_who_has_cancelled_can_sign_up_again_and_then_comes_last(told):
    event = event_with(1)
    first = sign_up(event, "a@x.example").registration
    sign_up(event, "b@x.example", now=NOW + timedelta(minutes=1))
    capacity.cancel(first, NOW + timedelta(minutes=2))

    sign_up(event, "a@x.example", now=NOW + timedelta(minutes=3))

    assert statuses(event) == [("a@x.example", "cancelled"), ("b@x.example", "offered"), ("a@x.example", "waiting")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"state": "draft"}, "open"),
        ({"state": "cancelled"}, "cancelled"),
        ({"signup": "none"}, "no_signup"),
        ({"signup": "external", "signup_url": "https://x.example"}, "open"),
        ({"signup_opens_at": NOW + timedelta(seconds=1)}, "not_open"),
        ({"signup_closes_at": NOW}, "closed"),
    ],
)
def test_an_event_that_takes_no_sign_ups_refuses_with_its_standing(told, values, key):
    event = make_event(**{"signup": "own", "starts_at": START, **values})

    with pytest.raises(capacity.SignupRefused) as refused:
        sign_up(event, "a@x.example")

    assert refused.value.state.key == key
    assert (statuses(event), told) == ([], [])


@pytest.mark.django_db
@pytest.mark.parametrize(("people", "has_list"), [(1, False), (6, True)])
def test_a_party_is_refused_where_it_can_neither_sit_nor_wait(told, people, has_list):
    event = event_with(5, has_waiting_list=has_list)
    sign_up(event, "a@x.example", people=5)

    with pytest.raises(capacity.SignupRefused):
        sign_up(event, "b@x.example", people=people)

    assert statuses(event) == [("a@x.example", "confirmed")]


@pytest.mark.django_db
def test_a_seat_that_comes_free_is_offered_to_the_first_who_waits(told):
    event = event_with(1)
    seated = sign_up(event, "a@x.example").registration
    for minute, name in enumerate(("b", "c"), start=1):
        sign_up(event, f"{name}@x.example", now=NOW + timedelta(minutes=minute))
    told.clear()

    capacity.cancel(seated, NOW + timedelta(hours=1))
    capacity.cancel(seated, NOW + timedelta(hours=2))

    offered = event.registrations.get(email="b@x.example")
    assert statuses(event) == [("a@x.example", "cancelled"), ("b@x.example", "offered"), ("c@x.example", "waiting")]
    assert offered.offer_expires_at == NOW + timedelta(hours=25)
    assert told == [("a@x.example", "cancelled"), ("b@x.example", "offered")]


@pytest.mark.django_db
def test_an_offer_that_runs_out_goes_to_the_next_and_cannot_be_taken_any_more(told):
    event = event_with(1)
    seated = sign_up(event, "a@x.example").registration
    slow = sign_up(event, "b@x.example", now=NOW + timedelta(minutes=1)).registration
    sign_up(event, "c@x.example", now=NOW + timedelta(minutes=2))
    capacity.cancel(seated, NOW + timedelta(hours=1))
    told.clear()

    late = capacity.accept(slow, NOW + timedelta(hours=25))

    assert late.status == "expired"
    assert statuses(event)[1:] == [("b@x.example", "expired"), ("c@x.example", "offered")]
    assert told == [("b@x.example", "expired"), ("c@x.example", "offered")]
    assert capacity.settle(event.pk, NOW + timedelta(hours=26)) == 0


@pytest.mark.django_db
def test_an_offer_taken_in_time_is_a_seat_and_taking_it_twice_changes_nothing(told):
    event = event_with(1)
    seated = sign_up(event, "a@x.example").registration
    quick = sign_up(event, "b@x.example", now=NOW + timedelta(minutes=1)).registration
    capacity.cancel(seated, NOW + timedelta(hours=1))
    told.clear()

    answers = [capacity.accept(quick, NOW + timedelta(hours=2)).status for _click in range(2)]

    assert (answers, told, counters(event)) == (["confirmed"] * 2, [("b@x.example", "confirmed")], (1, 0, 0))


@pytest.mark.parametrize(
    ("left", "lasts"),
    [
        (timedelta(days=10), timedelta(hours=24)),
        (timedelta(hours=48), timedelta(hours=24)),
        (timedelta(hours=12), timedelta(hours=6)),
        (timedelta(hours=2), timedelta(hours=1)),
    ],
)
def test_an_offer_lasts_a_day_and_shorter_near_the_start(left, lasts):
    assert seats.offer_ends_at(NOW + left, NOW) == NOW + lasts


def test_no_offer_is_made_in_the_last_two_hours():
    assert seats.offer_ends_at(NOW + timedelta(minutes=119), NOW) is None


@pytest.mark.django_db
def test_more_seats_are_offered_in_order_to_all_whom_they_suffice_for(told):
    event = event_with(2)
    for minute, people in enumerate((2, 2, 1, 1)):
        sign_up(event, f"{minute}@x.example", people, now=NOW + timedelta(minutes=minute))

    Event.objects.filter(pk=event.pk).update(capacity=5)
    changed = capacity.settle(event.pk, NOW + timedelta(hours=1))

    assert changed == 2
    assert [status for _email, status in statuses(event)] == ["confirmed", "offered", "offered", "waiting"]


@pytest.mark.django_db
def test_a_party_that_no_longer_fits_the_room_holds_up_nobody(told):
    event = event_with(4)
    sign_up(event, "a@x.example", people=2)
    sign_up(event, "large@x.example", people=4, now=NOW + timedelta(minutes=1))
    sign_up(event, "c@x.example", now=NOW + timedelta(minutes=2))
    Event.objects.filter(pk=event.pk).update(capacity=3)

    capacity.settle(event.pk, NOW + timedelta(hours=1))

    assert [status for _email, status in statuses(event)] == ["confirmed", "waiting", "offered"]


@pytest.mark.django_db
def test_a_cancelled_event_offers_nothing(told):
    event = event_with(1)
    seated = sign_up(event, "a@x.example").registration
    sign_up(event, "b@x.example", now=NOW + timedelta(minutes=1))
    Event.objects.filter(pk=event.pk).update(state="cancelled")

    capacity.cancel(seated, NOW + timedelta(hours=1))

    assert [status for _email, status in statuses(event)] == ["cancelled", "waiting"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "people", "done"),
    [
        ("confirmed", 1, True),
        ("confirmed", 4, True),
        ("confirmed", 5, False),
        ("confirmed", 0, False),
        ("waiting", 1, True),
        ("waiting", 3, False),
        ("cancelled", 1, False),
    ],
)
def test_a_party_may_shrink_and_may_grow_only_into_free_seats(told, status, people, done):
    event = event_with(5)
    make_registration(event=event, people=1)
    party = make_registration(event=event, people=2, status=status)
    Event.objects.filter(pk=event.pk).update(capacity=5 if status == "confirmed" else 2)

    answer = capacity.resize(party, people, NOW)

    party.refresh_from_db()
    assert (answer, party.people) == (done, people if done else 2)


@pytest.mark.django_db
def test_all_events_where_somebody_waits_are_settled_and_no_others(told):
    waiting, over = event_with(1), make_event(signup="own", capacity=1, starts_at=NOW - timedelta(days=2))
    for event in (waiting, over):
        make_registration(event=event, status="waiting", created_at=NOW)

    changed = capacity.settle_all(NOW)

    assert (changed, statuses(waiting)[0][1], statuses(over)[0][1]) == (1, "offered", "waiting")


@pytest.mark.django_db
def test_nobody_is_put_on_a_waiting_list_that_moves_no_more(told):
    event = event_with(1)
    sign_up(event, "a@x.example")

    with pytest.raises(capacity.SignupRefused) as refused:
        sign_up(event, "b@x.example", now=START - timedelta(minutes=119))

    assert refused.value.state.key == "full"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "taken", "now", "answer"),
    [
        ({"signup_closes_at": NOW}, 0, NOW, "confirmed"),
        ({"signup_opens_at": NOW + timedelta(days=1)}, 0, NOW, "confirmed"),
        ({}, 0, START + timedelta(minutes=5), "confirmed"),
        ({}, 2, NOW, "waiting"),
        ({}, 2, START, "refused"),
        ({"has_waiting_list": False}, 2, NOW, "refused"),
        ({"state": "cancelled"}, 0, NOW, "refused"),
        ({"state": "draft"}, 0, NOW, "refused"),
        ({"signup": "none"}, 0, NOW, "refused"),
    ],
)
def test_staff_sign_up_whoever_there_is_a_seat_for(told, values, taken, now, answer):
    event = make_event(**{"signup": "own", "capacity": 2, "starts_at": START, **values})
    for _seat in range(taken):
        make_registration(event=event)

    try:
        found = sign_up(event, "door@x.example", now=now, by_staff=True).registration.status
    except capacity.SignupRefused:
        found = "refused"

    assert found == answer


@pytest.mark.django_db
def test_staff_pass_nobody_who_can_still_be_offered_a_seat_and_fill_what_is_free_at_the_door(told):
    event = event_with(3)
    make_registration(event=event, people=2)
    make_registration(event=event, people=2, status="waiting", created_at=NOW)

    early = sign_up(event, "early@x.example", by_staff=True).registration
    late = sign_up(event, "late@x.example", now=START - timedelta(minutes=10), by_staff=True).registration

    assert (early.status, late.status) == ("waiting", "confirmed")


@pytest.mark.django_db
def test_an_event_that_fails_holds_up_no_other(told, monkeypatch, caplog):
    events = [event_with(1), event_with(1)]
    for event in events:
        make_registration(event=event, status="waiting", created_at=NOW)
    settle = capacity.settle

    def failing(pk, now):
        if pk == events[0].pk:
            raise RuntimeError("no")
        return settle(pk, now)

    monkeypatch.setattr(capacity, "settle", failing)
    changed = capacity.settle_all(NOW)

    assert (changed, statuses(events[1])[0][1]) == (1, "offered")
    assert f"event {events[0].pk} was not settled" in caplog.text


# What the database itself keeps


@pytest.mark.django_db
def test_the_database_refuses_a_seat_too_many():
    event = event_with(1)
    make_registration(event=event)

    with pytest.raises(IntegrityError, match="event_not_oversold"), transaction.atomic():
        make_registration(event=event)

    assert counters(event) == (1, 0, 0)


@pytest.mark.django_db
def test_the_database_refuses_a_capacity_under_what_is_taken():
    event = event_with(3)
    make_registration(event=event, people=3)

    with pytest.raises(IntegrityError, match="event_not_oversold"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(capacity=2)


@pytest.mark.django_db
def test_a_page_saved_from_an_old_copy_of_the_event_does_not_bring_back_old_numbers():
    event = event_with(5)
    old = Event.objects.get(pk=event.pk)
    make_registration(event=event, people=2)
    make_registration(event=event, status="waiting")

    old.title_nb = "Ny tittel"
    old.save()

    assert counters(event) == (2, 1, 0)


@pytest.mark.django_db
def test_the_counters_follow_sign_ups_that_move_change_and_go():
    event, other = event_with(5), event_with(5)
    row = make_registration(event=event, people=2)

    seen = [counters(event)[:2]]
    Registration.objects.filter(pk=row.pk).update(people=3)
    seen.append(counters(event)[:2])
    Registration.objects.filter(pk=row.pk).update(status="waiting")
    seen.append(counters(event)[:2])
    Registration.objects.filter(pk=row.pk).update(event=other, status="confirmed")
    seen += [counters(event)[:2], counters(other)[:2]]
    row.delete()
    seen.append(counters(other)[:2])

    assert seen == [(2, 0), (3, 0), (0, 3), (0, 0), (3, 0), (0, 0)]


@pytest.mark.django_db
def test_the_sequence_grows_when_time_place_or_state_changes_and_never_otherwise():
    event = make_event(starts_at=START)
    seen = []

    for values in (
        {"title_nb": "Ny tittel", "capacity": 90},
        {"starts_at": START + timedelta(minutes=5)},
        {"venue": None},
        {"state": "cancelled"},
        {"sequence": 0},
        {"state": "published"},
    ):
        Event.objects.filter(pk=event.pk).update(**values)
        event.refresh_from_db()
        seen.append(event.sequence)

    assert seen == [0, 1, 2, 3, 3, 4]


@pytest.mark.django_db
def test_drafts_change_without_being_counted_and_the_uid_never_changes():
    event = make_event(state="draft", starts_at=START)
    uid = event.uid

    Event.objects.filter(pk=event.pk).update(starts_at=START - timedelta(days=1), uid=uuid.uuid4())

    event.refresh_from_db()
    assert (event.sequence, event.uid, event.moved_from) == (0, uid, None)


@pytest.mark.django_db
def test_a_moved_event_remembers_when_it_first_was_and_forgets_it_when_it_moves_back():
    event = make_event(starts_at=START)
    seen = []

    for day in (1, 2, 0):
        starts_at = START + timedelta(days=day)
        Event.objects.filter(pk=event.pk).update(starts_at=starts_at, ends_at=starts_at + timedelta(hours=1))
        event.refresh_from_db()
        seen.append(event.moved_from)

    assert seen == [START, START, None]


# Any sequence of them


class Queue:
    """The same rules as plainly as they can be written: parties in a list, one after the other."""

    def __init__(self, seats):
        self.seats, self.now, self.parties = seats, NOW, []

    @property
    def taken(self):
        return sum(party["people"] for party in self.parties if party["status"] in ("confirmed", "offered"))

    @property
    def waiting(self):
        return [party for party in self.parties if party["status"] == "waiting"]

    def sign_up(self, email, people):
        self.settle()
        if people > self.seats and (self.waiting or people > self.seats - self.taken):
            return False
        has_seat = not self.waiting and people <= self.seats - self.taken
        status = "confirmed" if has_seat else "waiting"
        self.parties.append({"email": email, "people": people, "status": status, "ends": None})
        return True

    def settle(self):
        for party in self.parties:
            if party["status"] == "offered" and party["ends"] <= self.now:
                party["status"] = "expired"
        left = START - self.now
        if left < timedelta(hours=2):
            return
        for party in self.waiting:
            if party["people"] > self.seats:
                continue
            if party["people"] > self.seats - self.taken:
                break
            party.update(status="offered", ends=self.now + min(timedelta(hours=24), left / 2))


class AnySequence(RuleBasedStateMachine):
    """Sign-up, cancelling, taking offers, time that passes and seats that change, in any order."""

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.event = event_with(3)
        self.queue = Queue(3)

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def row(self, party):
        return self.event.registrations.filter(email=party["email"]).latest("pk")

    @rule(people=st.integers(1, 4))
    @precondition(lambda self: self.queue.now < START)
    def sign_up(self, people):
        email = f"{len(self.queue.parties)}@x.example"
        wanted = self.queue.sign_up(email, people)
        try:
            sign_up(self.event, email, people, now=self.queue.now)
        except capacity.SignupRefused:
            done = False
        else:
            done = True
        assert done == wanted

    @rule(data=st.data())
    @precondition(lambda self: self.queue.parties)
    def cancel(self, data):
        party = data.draw(st.sampled_from(self.queue.parties))
        if party["status"] in ("confirmed", "waiting", "offered"):
            party["status"] = "cancelled"
            self.queue.settle()
        capacity.cancel(self.row(party), self.queue.now)

    @rule(data=st.data())
    @precondition(lambda self: self.queue.parties)
    def accept(self, data):
        party = data.draw(st.sampled_from(self.queue.parties))
        if party["status"] == "offered" and party["ends"] > self.queue.now:
            party["status"] = "confirmed"
        self.queue.settle()
        capacity.accept(self.row(party), self.queue.now)

    @rule(data=st.data(), people=st.integers(1, 4))
    @precondition(lambda self: self.queue.parties)
    def resize(self, data, people):
        party = data.draw(st.sampled_from(self.queue.parties))
        more = people - party["people"]
        free = 0 if self.queue.waiting else self.queue.seats - self.queue.taken
        is_seated = party["status"] in ("confirmed", "offered")
        done = (is_seated or party["status"] == "waiting") and (more <= 0 or (is_seated and more <= free))
        if done:
            party["people"] = people
            self.queue.settle()
        assert capacity.resize(self.row(party), people, self.queue.now) == done

    @rule(hours=st.sampled_from([1, 12, 24]))
    def time_passes(self, hours):
        self.queue.now += timedelta(hours=hours)
        self.queue.settle()
        capacity.settle(self.event.pk, self.queue.now)

    @rule(seats=st.integers(1, 6))
    def change_seats(self, seats):
        try:
            with transaction.atomic():
                Event.objects.filter(pk=self.event.pk).update(capacity=seats)
        except IntegrityError:
            assert seats < self.queue.taken
            return
        self.queue.seats = seats
        self.queue.settle()
        capacity.settle(self.event.pk, self.queue.now)

    @invariant()
    def everybody_stands_where_the_queue_says(self):
        rows = self.event.registrations.order_by("created_at", "pk").values_list("email", "people", "status")

        assert list(rows) == [(party["email"], party["people"], party["status"]) for party in self.queue.parties]

    @invariant()
    def the_sums_hold(self):
        self.event.refresh_from_db()
        waiting = sum(party["people"] for party in self.queue.waiting)

        assert (self.event.seats_taken, self.event.people_waiting) == (self.queue.taken, waiting)
        assert self.event.seats_taken <= self.event.capacity


@pytest.mark.django_db
def test_after_any_sequence_the_sums_hold_and_the_order_is_kept(told):
    run_state_machine_as_test(
        AnySequence,
        settings=hypothesis_settings(
            max_examples=40,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


# Many at once


def at_once(*works):
    """Run functions in threads of their own that start together; their answers."""
    gate, answers = threading.Barrier(len(works)), [None] * len(works)

    def run(number, work):
        gate.wait()
        try:
            answers[number] = work()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_twenty_people_at_once_get_exactly_the_five_seats(told):
    event = event_with(5)

    answers = at_once(
        *(lambda number=number: sign_up(event, f"{number}@x.example").registration.status for number in range(20))
    )

    assert sorted(answers) == ["confirmed"] * 5 + ["waiting"] * 15
    assert counters(event) == (5, 15, 0)
    assert len(told) == 20


@pytest.mark.django_db(transaction=True)
def test_one_person_signing_up_many_times_at_once_has_one_seat(told):
    event = event_with(5)

    answers = at_once(*(lambda: sign_up(event, "a@x.example").is_new for _click in range(8)))

    assert (answers.count(True), statuses(event)) == (1, [("a@x.example", "confirmed")])


@pytest.mark.django_db(transaction=True)
def test_one_seat_given_up_and_wanted_at_the_same_time_is_given_to_who_waits(told):
    event = event_with(1)
    seated = sign_up(event, "a@x.example").registration
    sign_up(event, "b@x.example", now=NOW + timedelta(minutes=1))

    at_once(
        lambda: capacity.cancel(seated, NOW + timedelta(hours=1)),
        lambda: sign_up(event, "c@x.example", now=NOW + timedelta(hours=1)),
        lambda: capacity.settle(event.pk, NOW + timedelta(hours=1)),
    )

    assert statuses(event) == [("a@x.example", "cancelled"), ("b@x.example", "offered"), ("c@x.example", "waiting")]
