"""Needs and districts made by chance, the same for the same seed."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from premises.need.need import Need
from tests.factories import make_building, make_lease, make_organisation, make_ownership, make_reservation, make_unit

USES = ["office", "office", "office", "lab", "meeting", "retail"]


def make_district(random, buildings=3):
    """Buildings with a few floors of units of every kind: let, vacant, coming, held, divisible, half known."""
    today = timezone.localdate()
    for number in range(buildings):
        building = make_building(slug=f"bygg-{number}")
        make_ownership(building=building, organisation=make_organisation(slug=f"eier-{number % 2}-{number}"))
        for floor in range(1, random.randint(3, 5)):
            for position in range(random.randint(2, 4)):
                make_random_unit(random, building, floor, position, today)


def make_random_unit(random, building, floor, position, today):
    area = random.choice([20, 150, 250, 300, 412.5, 600, 900, 1500])
    stated = random.choice([None, None, 0, int(area / 20), int(area / 12), int(area / 9)])
    unit = make_unit(
        building=building,
        name=f"{building.slug}-{floor}-{position}",
        floor=floor,
        position=position,
        use=random.choice(USES),
        area_m2=area,
        exclusive_m2=None,
        divisible_from_m2=random.choice([None, None, area / 2, area / 4]),
        workplaces_from=None,
        workplaces_to=stated,
        rent_nok_m2_year=random.choice([None, 1850, 2450, 3100]),
        common_costs_nok_m2_year=random.choice([None, 400, 450, 625.5]),
        is_step_free=random.choice([None, True, True, False]),
        is_offered=random.random() < 0.8,
        confirmed_on=today - timedelta(days=random.choice([1, 40, 100])) if random.random() < 0.2 else today,
    )
    kind = random.random()
    if kind < 0.15:
        make_lease(unit=unit, ends_on=today + timedelta(days=random.choice([30, 200, 700])))
    elif kind < 0.22:
        make_lease(unit=unit, ends_on=None)
    elif kind < 0.3:
        make_reservation(unit=unit)


def random_need(random):
    """A need of some of the things that can be asked for, each now and then."""
    today = timezone.localdate()

    def now_and_then(values, often=0.25):
        return random.choice(values) if random.random() < often else None

    low = now_and_then([Decimal(text) for text in ("100", "280", "413", "500", "600", "1100", "1900")], 0.4)
    asked = {
        "people": now_and_then([4, 12, 30, 45, 80, 140], 0.5),
        "area_min_m2": low,
        "area_max_m2": now_and_then([(low or 300) + more for more in (Decimal(0), Decimal(31), Decimal(400))], 0.3),
        "part_m2": now_and_then([Decimal(100), Decimal(150), Decimal("225.5"), Decimal(300)], 0.1),
        "wanted_by": now_and_then([today + timedelta(days=days) for days in (0, 31, 90, 400)], 0.3),
        "uses": now_and_then([("office",), ("lab", "office"), ("meeting",)]),
        "step_free": now_and_then([True]),
        "total_max_nok_month": now_and_then([40_000, 75_000, 150_000, 400_000]),
        "rent_max_nok_m2_year": now_and_then([Decimal(2000), Decimal(2450)], 0.1),
        "floor_min": now_and_then([0, 2, 3], 0.1),
        "buildings": now_and_then([("bygg-0",), ("bygg-1", "bygg-2")], 0.15),
        "landlords": now_and_then([("eier-0-0",)], 0.1),
        "day": now_and_then([today + timedelta(days=days) for days in (60, 365)], 0.15),
        "with_vat": now_and_then([True]),
    }
    return Need(**{name: value for name, value in asked.items() if value is not None})
