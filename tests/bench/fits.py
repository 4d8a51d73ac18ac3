"""What fits a need: `python -m tests.bench.fits` prints p50 and p99 of the judging alone among 2 000 units, in the
processor's own time, and holds the finder's question to the database against it for 10 000 needs made by chance.
"""

import gc
import os
import statistics
import sys
import time
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from urllib.parse import urlencode

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tech_port.settings")
django.setup()

from django.http import QueryDict  # noqa: E402
from django.utils import timezone  # noqa: E402

from premises.finder.filters import UnitFilter  # noqa: E402
from premises.fits.finding import find  # noqa: E402
from premises.fits.judging import Asked  # noqa: E402
from premises.fits.supply import Rooms, asked_of  # noqa: E402
from premises.models import Building, Unit  # noqa: E402
from premises.models.unit_state import Status  # noqa: E402
from premises.need.need import Need  # noqa: E402
from tests.bench.finder import bench_database  # noqa: E402
from tests.premises.fits.needs import make_district, random_need  # noqa: E402

UNITS, UNITS_A_BUILDING, NEEDS = 2_000, 100, 10_000
FREE = {"all of them": 1, "one in four": 0.25}


@dataclass(frozen=True)
class Known:
    units: list
    buildings: frozenset


def district(share):
    """2 000 units as of a day, never stored, a share of them vacant or to become so, one in ten to be divided."""
    random, today = Random(1), timezone.localdate()
    buildings = [Building(pk=number, slug=f"bygg-{number}") for number in range(UNITS // UNITS_A_BUILDING)]
    units = []
    for number in range(UNITS):
        area = random.choice([20, 120, 180, 240, 300, 420, 600, 1500])
        unit = Unit(
            pk=number,
            building=buildings[number // UNITS_A_BUILDING],
            floor=number % UNITS_A_BUILDING // 8,
            position=number % 8,
            area_m2=Decimal(area),
            divisible_from_m2=Decimal(area) / 2 if random.random() < 0.1 else None,
            workplaces_to=random.choice([None, area // 12]),
            rent_nok_m2_year=Decimal(random.choice([1900, 2300, 2700])),
            common_costs_nok_m2_year=Decimal(450),
            is_step_free=random.choice([True, None]),
        )
        unit.status = random.choice([Status.VACANT, Status.COMING]) if random.random() < share else Status.LET
        unit.available_from = today + timedelta(days=random.choice([0, 0, 90]))
        units.append(unit)
    return Known(units, frozenset(building.pk for building in buildings))


def measure(work, rounds):
    """p50 and p99 in milliseconds of the processor: what others do at the same time does not count."""
    times = []
    for _round in range(rounds):
        began = time.process_time()
        work()
        times.append((time.process_time() - began) * 1000)
    return statistics.median(times), sorted(times)[int((len(times) - 1) * 0.99)]


def judging():
    gc.freeze()  # as the web server does: what is loaded is not walked through again
    today = timezone.localdate()
    named = {
        "nothing asked": Need(),
        "40 people": Need(people=40),
        "500 m²": Need(area_min_m2=Decimal(500)),
        "1 500 m²": Need(area_min_m2=Decimal(1500)),
        "3 000 m² in March": Need(area_min_m2=Decimal(3000), wanted_by=date(today.year + 1, 3, 1)),
        "200 people, budget": Need(people=200, total_max_nok_month=900_000, step_free=True),
    }
    for words, share in FREE.items():
        rooms = district(share)
        print(f"judging {UNITS} units, {words} to have")
        for name, need in named.items():
            p50, p99 = measure(lambda need=need, rooms=rooms: find(Asked(need, today), rooms), 30)
            print(f"  {name:>20}: p50 {p50:6.1f} ms, p99 {p99:6.1f} ms")
        random = Random(2)
        needs = [random_need(random) for _number in range(200)]
        times = sorted(measure(lambda need=need, rooms=rooms: find(Asked(need, today), rooms), 1)[0] for need in needs)
        print(f"  {'200 by chance':>20}: p50 {times[100]:6.1f} ms, p99 {times[197]:6.1f} ms, most {times[-1]:6.1f} ms")


def one_brain():
    """The number of needs for which the list and the judging differ."""
    random, began, of_day, differ = Random(3), time.perf_counter(), {}, 0
    make_district(random, buildings=4)
    for _number in range(NEEDS):
        need = random_need(random)
        filter = UnitFilter(QueryDict(urlencode(need.params)))
        if filter.day not in of_day:
            of_day[filter.day] = Rooms.load(need, filter.day)
        judged = {answer.unit.pk for answer in find(asked_of(need), of_day[filter.day]).single}
        if {unit.pk for unit in filter.qs if unit.is_to_let} != judged:
            differ += 1
            print(f"  differs: {urlencode(need.params)}")
    print(f"{NEEDS} needs, the list and the judging differ for {differ}; {time.perf_counter() - began:.0f} s")
    return differ


if __name__ == "__main__":
    judging()
    with bench_database():
        sys.exit(1 if one_brain() else 0)
