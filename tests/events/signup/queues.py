"""Any sequence of what can happen to the seats of an event, beside a queue in plain Python."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from events.models import Event
from events.signup import capacity
from tests.events.signup.seats import NOW, START, event_with, sign_up


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
        except capacity.SignupError:
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
