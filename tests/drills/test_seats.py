"""A thousand events with parties: no seat stands empty while somebody who fits waits.

The decisions are the portal's own; the events live in plain Python, so that thousands of decisions take seconds. That
the database does the same is what `tests/events/signup/queues.py` holds.
"""

from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random
from types import SimpleNamespace

from events.deadlines import answer_by, offer_ends_at
from events.models import Event, Registration
from events.signup import seats
from events.state import state_of

EVENTS = 1000
NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
Status = Registration.Status
SEATED = (Status.CONFIRMED, Status.OFFERED)


class Simulated:
    """One event with its sign-ups, and people who answer, let the clock run out, cancel and change their minds."""

    def __init__(self, random, counts):
        self.random, self.counts, self.now, self.rows = random, counts, NOW, []
        self.event = Event(
            state="published",
            signup="own",
            capacity=random.randint(4, 20),
            starts_at=NOW + timedelta(days=random.randint(2, 12)),
        )
        self.event.ends_at = self.event.starts_at + timedelta(hours=2)

    def count(self):
        """What the database counts by itself."""
        waiting = self.waiting()
        self.event.seats_taken = sum(row.people for row in self.rows if row.status in SEATED)
        self.event.people_waiting = sum(row.people for row in waiting)
        let_go = [0 if row.offer_expires_at else row.seats_offered for row in waiting]
        self.event.seats_passed_on = min(let_go, default=0)

    def waiting(self):
        return [row for row in self.rows if row.status == Status.WAITING]

    def sign_up(self):
        people = self.random.choice([1, 1, 1, 1, 2, 2, 3, 4, 5])
        if status := seats.place(self.event, state_of(self.event, self.now), people):
            self.rows.append(SimpleNamespace(people=people, status=status, offer_expires_at=None, seats_offered=0))
        self.settle()

    def settle(self):
        for row in self.rows:
            if row.offer_expires_at and answer_by(self.event, row.offered_at, row.offer_expires_at) <= self.now:
                row.offer_expires_at = None
                row.status = Status.EXPIRED if row.status == Status.OFFERED else row.status
        self.count()
        ends = offer_ends_at(self.event, self.now)
        for row, free in seats.next_in_line(self.event, self.waiting()) if ends else ():
            is_whole = free == row.people
            row.offered_at, row.offer_expires_at = self.now, ends
            row.status, row.seats_offered = (Status.OFFERED, 0) if is_whole else (Status.WAITING, free)
            self.counts["offered" if is_whole else "asked"] += 1
        self.count()
        self.counts["empty"] += self.stands_empty
        self.counts["oversold"] += max(0, -seats.free_seats(self.event))

    def answer(self):
        """Somebody who is offered or asked answers: most say yes, and some nothing."""
        out = [row for row in self.rows if row.offer_expires_at]
        row = self.random.choice(out) if out and self.random.random() < 0.6 else None
        if row and (row.status == Status.OFFERED or row.seats_offered <= seats.free_seats(self.event)):
            row.people = row.seats_offered or row.people
            row.status, row.offer_expires_at, row.seats_offered = Status.CONFIRMED, None, 0
            self.counts["accepted"] += 1
        self.settle()

    def cancel(self):
        if active := [row for row in self.rows if row.status in (*SEATED, Status.WAITING)]:
            row = self.random.choice(active)
            row.status, row.offer_expires_at = Status.CANCELLED, None
        self.settle()

    def move(self):
        self.event.starts_at = max(self.now + timedelta(hours=3), self.event.starts_at - timedelta(days=2))
        self.event.ends_at = self.event.starts_at + timedelta(hours=2)
        self.settle()

    def run(self):
        for _step in range(20):
            self.random.choice([self.sign_up] * 6 + [self.answer] * 2 + [self.cancel] * 2)()
            if self.random.random() < 0.02:
                self.move()
        self.let_every_clock_run_out()

    def let_every_clock_run_out(self):
        """Nobody answers any more: after each clock the seats have gone on."""
        while (self.event.starts_at - self.now) > timedelta(hours=2):
            out = [row.offer_expires_at for row in self.rows if row.offer_expires_at]
            if not out:
                return
            self.now = max(self.now, min(out))
            self.settle()

    @property
    def stands_empty(self):
        """Seats that somebody who waits could have and nobody is asked about, while there is time to offer them."""
        if any(row.offer_expires_at for row in self.waiting()) or not offer_ends_at(self.event, self.now):
            return 0
        free = seats.free_seats(self.event)
        return free if any(row.people <= free for row in self.waiting()) else 0


def test_after_the_clock_no_seat_of_a_thousand_events_stands_empty_while_somebody_who_fits_waits(table):
    random, counts = Random(2027), Counter()

    for _number in range(EVENTS):
        simulated = Simulated(random, counts)
        simulated.run()
        counts["signed up"] += len(simulated.rows)

    table("seats empty in a thousand events: sign-ups", counts["signed up"], counts["empty"], "")
    table("  … seats offered, and asked about", f"{counts['offered']}, {counts['asked']}", counts["oversold"], "")
    assert (counts["empty"], counts["oversold"]) == (0, 0)
    assert min(counts["offered"], counts["asked"]) > EVENTS
