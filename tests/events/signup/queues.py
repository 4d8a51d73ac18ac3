"""Any sequence of what can happen to the seats of an event, beside a queue in plain Python."""

from datetime import timedelta
from itertools import takewhile

from django.db import IntegrityError, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from events.models import Event, Registration
from events.signup import capacity
from tests.events.signup.seats import NOW, START, event_with, sign_up


class Queue:
    """The same rules as plainly as they can be written: parties in a list, one after the other."""

    def __init__(self, seats):
        self.seats, self.now, self.start, self.parties = seats, NOW, START, []

    @property
    def free(self):
        return self.seats - sum(
            party["people"] for party in self.parties if party["status"] in ("confirmed", "offered")
        )

    @property
    def waiting(self):
        return [party for party in self.parties if party["status"] == "waiting"]

    @property
    def left(self):
        """What a new party can have: all that is free, or what everybody who waits has let go by."""
        if not self.waiting:
            return max(0, self.free)
        let_go = min(0 if party["ends"] else party["asked"] for party in self.waiting)
        return self.free if 0 < self.free <= let_go else 0

    def is_open(self, party):
        return party["ends"] is not None and self.now < min(party["ends"], self.start)

    def sign_up(self, email, people):
        self.settle()
        if (self.left == 0 and self.start - self.now < timedelta(hours=2)) or max(self.left, self.seats) < people:
            return False
        status = "confirmed" if people <= self.left else "waiting"
        self.parties.append({"email": email, "people": people, "status": status, "ends": None, "asked": 0})
        self.offer()
        return True

    def settle(self):
        for party in self.parties:
            if party["ends"] and not self.is_open(party):
                party["ends"] = None
                party["status"] = "expired" if party["status"] == "offered" else "waiting"
        self.offer()

    def offer(self):
        left = self.start - self.now
        if left < timedelta(hours=2):
            return
        ends = self.now + min(timedelta(hours=24), left / 2)
        for party in self.waiting:
            if party["people"] <= self.free:
                party.update(status="offered", ends=ends, asked=0)
            elif self.free > party["asked"]:
                party.update(asked=self.free, ends=ends)
                return
            elif party["ends"] or self.free <= 0:
                return

    def accept(self, party):
        if self.is_open(party) and party["status"] == "offered":
            party.update(status="confirmed", ends=None)
        elif self.is_open(party) and party["asked"] <= self.free:
            party.update(status="confirmed", ends=None, people=party["asked"], asked=0)
        self.settle()

    def keep_place(self, party):
        if party["status"] == "waiting" and party["ends"]:
            party["ends"] = None
            self.settle()

    def resize(self, party, people):
        more, is_seated = people - party["people"], party["status"] in ("confirmed", "offered")
        if not (is_seated or party["status"] == "waiting") or more > (self.left if is_seated else 0):
            return False
        if party["status"] == "waiting" and self.is_open(party) and people <= self.free:
            party.update(status="confirmed", people=people, ends=None, asked=0)
        elif more:
            party.update(people=people, asked=0, ends=party["ends"] if is_seated else None)
        self.settle()
        return True


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
    @precondition(lambda self: self.queue.now < self.queue.start)
    def sign_up(self, people):
        email = f"{len(self.queue.parties)}@x.example"
        wanted = self.queue.sign_up(email, people)
        try:
            answer = sign_up(self.event, email, people, now=self.queue.now)
        except capacity.SignupError:
            done = False
        else:
            done = True
            party = self.queue.parties[-1]
            is_asked = party["status"] == "waiting" and party["ends"]
            assert answer.asked == (party["asked"] if is_asked else 0)
        assert done == wanted

    @rule(data=st.data())
    @precondition(lambda self: self.queue.parties)
    def cancel(self, data):
        party = data.draw(st.sampled_from(self.queue.parties))
        if party["status"] in ("confirmed", "waiting", "offered"):
            party.update(status="cancelled", ends=None)
            self.queue.settle()
        capacity.cancel(self.row(party), self.queue.now)

    @rule(data=st.data())
    @precondition(lambda self: self.queue.parties)
    def accept(self, data):
        party = data.draw(st.sampled_from(self.queue.parties))
        self.queue.accept(party)
        capacity.accept(self.row(party), self.queue.now)

    @rule(data=st.data())
    @precondition(lambda self: self.queue.waiting)
    def keep_place(self, data):
        party = data.draw(st.sampled_from(self.queue.waiting))
        self.queue.keep_place(party)
        capacity.keep_place(self.row(party), self.queue.now)

    @rule(data=st.data(), people=st.integers(1, 4))
    @precondition(lambda self: self.queue.parties)
    def resize(self, data, people):
        party = data.draw(st.sampled_from(self.queue.parties))
        done = self.queue.resize(party, people)
        assert capacity.resize(self.row(party), people, self.queue.now) == done

    @rule(hours=st.sampled_from([1, 3, 30, 100]))
    def move_the_start(self, hours):
        """Earlier or later than it was: offers and questions that are out follow it."""
        start = self.queue.start = self.queue.now + timedelta(hours=hours)
        Event.objects.filter(pk=self.event.pk).update(starts_at=start, ends_at=start + timedelta(hours=2))
        self.queue.settle()
        capacity.settle(self.event.pk, self.queue.now)

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
            assert seats < self.queue.seats - self.queue.free
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

        taken = self.queue.seats - self.queue.free
        assert (self.event.seats_taken, self.event.people_waiting) == (taken, waiting)
        assert self.event.places_left == self.queue.left
        assert self.event.seats_taken <= self.event.capacity

    @invariant()
    def no_seat_stands_empty_while_somebody_who_fits_waits_behind_nobody_who_is_asked(self):
        if self.queue.start - self.queue.now < timedelta(hours=2):
            return
        before_a_question = takewhile(lambda party: party["ends"] is None, self.queue.waiting)

        assert [party for party in before_a_question if party["people"] <= self.queue.free] == []

    @invariant()
    def nothing_that_is_out_outlives_the_start(self):
        out = Registration.objects.filter(event=self.event, offer_expires_at__isnull=False)

        assert [row for row in out if row.answer_by > self.queue.start or row.answer_by <= self.queue.now] == []
