"""How the finder grows: `python -m tests.bench.finder` prints p50 and p99 and the number of queries at 100, 10 000 and
100 000 units, and the ratios between sizes. Absolute times drift with the machine; only ratios within one run count.

One run on a busy machine of two cores, time of our own processor without PostgreSQL's: 84, 133 (× 1.6) and 210 ms
(× 2.5), 6 questions each. What is left to grow is PostgreSQL's: the two questions that look up the leases of all that
is on offer took 0.1 s each at 10 000 units and 0.5 s at 100 000.
"""

import os
import statistics
import time
from contextlib import contextmanager
from datetime import date, timedelta
from random import Random

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tech_port.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.http import QueryDict  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from premises.elevation import stacking  # noqa: E402
from premises.finder.answer import Finder  # noqa: E402
from premises.fits import contiguous  # noqa: E402
from premises.models import Building, Lease, Property, Unit  # noqa: E402
from tech_port.postgres.limits import limits  # noqa: E402
from tests.template_database import template_database  # noqa: E402

SIZES = [100, 10_000, 100_000]
UNITS_A_BUILDING = 100
QUERY = "areal_min=800&ansatte=45&ledig_innen=2027-09-01"


def fill(size):
    """Buildings of ten floors with ten units each; a tenth is on offer, and most units are let."""
    random, today = Random(size), timezone.localdate()
    land = Property.objects.create(name=f"Bench {size}", slug=f"bench-{size}")
    count = max(1, size // UNITS_A_BUILDING)
    buildings = Building.objects.bulk_create(
        Building(property=land, name_nb=f"B{number}", slug=f"b{size}-{number}", completed_on=date(2015, 1, 1))
        for number in range(count)
    )
    units = Unit.objects.bulk_create(
        (
            Unit(
                building=buildings[number % count],
                name=f"U{number}",
                slug=f"u{number}",
                floor=number // count % 10 + 1,
                position=number // count // 10,
                area_m2=random.randint(100, 2000),
                workplaces_to=random.randint(5, 130),
                rent_nok_m2_year=random.choice([None, 1900, 2300, 2700]),
                is_offered=random.random() < 0.1,
                confirmed_on=today - timedelta(days=random.randint(0, 80)),
            )
            for number in range(size)
        ),
        batch_size=5000,
    )
    ends = [today + timedelta(days=days) for days in (60, 200, 400)]
    Lease.objects.bulk_create(
        (
            Lease(unit=unit, starts_on=date(2020, 1, 1), ends_on=random.choice(ends) if unit.is_offered else None)
            for unit in units
            if not unit.is_offered or random.random() < 0.4
        ),
        batch_size=5000,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def empty():
    for model in (Lease, Unit, Building, Property):
        model.objects.all().delete()


def measure(work, rounds, clock=time.perf_counter):
    """p50 and p99 in milliseconds, by a clock."""
    times = []
    for _round in range(rounds):
        began = clock()
        work()
        times.append((clock() - began) * 1000)
    return statistics.median(times), sorted(times)[int((len(times) - 1) * 0.99)]


def answer():
    """All that the finder's page asks the database for."""
    finder = Finder(QueryDict(QUERY))
    return finder.count, finder.rows, finder.street, finder.spaces, finder.near, finder.filter.counted_choices


@contextmanager
def bench_database():
    """An empty database of its own: a copy of the tests', which is migrated already."""
    name = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["TEMPLATE"] = template_database()
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        with limits("migration"):
            yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def finder():
    print("finder with three filters")
    base = None
    for size in SIZES:
        fill(size)
        with CaptureQueriesContext(connection) as queries:
            answer()
        (p50, p99), (own, _most) = measure(answer, 15), measure(answer, 15, time.process_time)
        base = base or (p50, own)
        print(f"  {size:>7} units: p50 {p50:7.1f} ms, p99 {p99:7.1f} ms, × {p50 / base[0]:.1f}; of our own processor")
        print(f"            {own:.1f} ms, × {own / base[1]:.1f}; {len(queries)} queries")
        for query in sorted(queries.captured_queries, key=lambda query: -float(query["time"]))[:3]:
            print(f"            {query['time']} s  {query['sql'][:90]}")
        empty()


def pure():
    """The plan of one building and the contiguous search over 2 000 free units, without a database."""
    from tests.premises.elevation.rows import rows
    from tests.premises.fits.rows import TODAY, Row, is_free

    few, many = rows((100,) * 3), rows(*[(100,) * 20] * 15)
    small, large = (measure(lambda units=units: stacking.draw(units), 50)[0] for units in (few, many))
    print(f"plan: 3 units {small:.3f} ms, 300 units {large:.2f} ms, × {large / small:.0f}")
    random = Random(1)
    units = [
        Row(number, number // 50, number % 50 // 5, number % 5, random.choice([120, 180, 240, 300, 420, 600]), TODAY)
        for number in range(2000)
    ]
    for need in (500, 1000, 1500, 2200):
        p50, p99 = measure(lambda need=need: contiguous.find(units, need, is_free=is_free), 20)
        print(f"contiguous space of {need} m² among 2 000 units: p50 {p50:.1f} ms, p99 {p99:.1f} ms")


if __name__ == "__main__":
    pure()
    with bench_database():
        finder()
