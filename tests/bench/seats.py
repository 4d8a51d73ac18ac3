"""The last seats under a rush: `python -m tests.bench.seats` lets 40 clients sign up for 5 seats at once, 100 times.

The same rush then meets a view as one writes it first, which counts and then inserts. With the database's own rule out
of the way it must oversell, or else this harness would find nothing; with the rule in place the database refuses.
"""

import os
import statistics
import sys
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tech_port.settings")
django.setup()

from django.db import IntegrityError, connection, transaction  # noqa: E402
from django.db.models import Sum  # noqa: E402
from django.utils import timezone  # noqa: E402
from django.utils.text import slugify  # noqa: E402

from events.models import Event, Registration  # noqa: E402
from events.signup import capacity  # noqa: E402
from tech_port.outbox.models import Mail  # noqa: E402
from tests.bench.finder import bench_database  # noqa: E402

ROUNDS, CLIENTS, SEATS = 100, 40, 5
RULE = "event_not_oversold"


def make_event(number):
    starts_at = timezone.now() + timedelta(days=30)
    return Event.objects.create(
        slug=f"rush-{number}",
        title_nb=f"Rush {number}",
        lead_nb="Fem plasser.",
        type=Event.Type.WORKSHOP,
        state=Event.State.PUBLISHED,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        signup=Event.Signup.OWN,
        capacity=SEATS,
    )


def by_capacity(event, client):
    """As the portal does it."""
    done = capacity.sign_up(
        event.pk, submission=uuid.uuid4(), name="Kari", email=f"kari{client}@rush.example", people=1, language="nb"
    )
    return done.registration.status


@transaction.atomic
def naively(event, client):
    """As one writes it first: count, then insert."""
    taken = Registration.objects.filter(event=event).seated().aggregate(people=Sum("people"))["people"] or 0
    status = "confirmed" if taken < event.capacity else "waiting"
    Registration.objects.create(
        event=event,
        submission=uuid.uuid4(),
        name="Kari",
        email=f"kari{client}@rush.example",
        people=1,
        status=status,
    )
    return status


def rush(pool, event, sign_up):
    """All clients at once; the statuses they got, where the database refused "refused"."""
    gate = threading.Barrier(CLIENTS)

    def client(number):
        gate.wait()
        try:
            return sign_up(event, number)
        except IntegrityError:
            return "refused"

    return list(pool.map(client, range(CLIENTS)))


def rounds(pool, name, sign_up, count=ROUNDS):
    """`count` rushes on an event each; prints how many seats were given too many."""
    oversold, seats, refused, uneven, times = 0, 0, 0, 0, []
    for number in range(count):
        event = make_event(slugify(f"{name} {number}"))
        began = time.perf_counter()
        answers = rush(pool, event, sign_up)
        times.append(time.perf_counter() - began)
        event.refresh_from_db()
        given = Registration.objects.filter(event=event).seated().count()
        oversold += given > SEATS
        seats += max(0, given - SEATS)
        refused += answers.count("refused")
        uneven += given != event.seats_taken or given != answers.count("confirmed")
    print(
        f"{name:<34} {count} rounds of {CLIENTS} on {SEATS} seats: {oversold} oversold, {seats} seats too many, "
        f"{refused} refused by the database, {uneven} miscounted; p50 {statistics.median(times) * 1000:.0f} ms a round"
    )
    return oversold


@contextmanager
def closed_connections(pool):
    try:
        yield
    finally:
        rush(pool, None, lambda event, client: connection.close())


def alter(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def main():
    (rule,) = (rule for rule in Event._meta.constraints if rule.name == RULE)
    with bench_database(), ThreadPoolExecutor(CLIENTS) as pool, closed_connections(pool):
        right = rounds(pool, "capacity.sign_up", by_capacity)
        with connection.schema_editor() as editor:
            editor.remove_constraint(Event, rule)
        naive = rounds(pool, "naive, without the rule", naively, ROUNDS // 4)
        alter("DELETE FROM events_registration; DELETE FROM events_event;")
        with connection.schema_editor() as editor:
            editor.add_constraint(Event, rule)
        refused = rounds(pool, "naive, with the rule", naively, ROUNDS // 4)
        print(f"mails queued for those who were answered: {Mail.objects.count()} for {ROUNDS * CLIENTS} sign-ups")
    return 0 if right == 0 and naive > 0 and refused == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
