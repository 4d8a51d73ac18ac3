"""How the directory grows: `python -m tests.bench.directory` prints p50 and p99 of a search at 100 and 5 000 members,
and the ratios between the two. Absolute times drift with the machine; only ratios within one run count.
"""

import os
from datetime import date, timedelta
from random import Random

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tech_port.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from members.directory.answer import Directory  # noqa: E402
from members.models import Membership, Organisation  # noqa: E402
from premises.models import Building, Lease, Property  # noqa: E402
from tests.bench.finder import bench_database, measure  # noqa: E402

SIZES = [100, 5_000]
ROUNDS = 60
WORDS = ["Nord", "Hav", "Energi", "Data", "Helse", "Bygg", "Sensor", "Lys", "Robot", "Fjord", "Kyst", "Bølge"]
QUESTIONS = {
    "the whole list": "",
    "two words": "q=hav+energi",
    "a rare word": "q=sjelden",
    "a number": "q=974+767+880",
    "three filters": "q=hav&type=research&niva=member&bygg=b3",
}


def fill(size):
    """Members of ten kinds with one or two names, a fifth of them in one of ten buildings; every tenth has left."""
    random, today = Random(size), timezone.localdate()
    kinds = Organisation.Kind.values
    organisations = Organisation.objects.bulk_create(
        Organisation(
            name=f"{' '.join(random.sample(WORDS, 2))} {number}",
            slug=f"o{number}",
            kind=kinds[number % len(kinds)],
            other_names=[f"{random.choice(WORDS)}gruppen {number}"] if number % 2 else [],
        )
        for number in range(size)
    )
    Organisation.objects.filter(slug="o7").update(name="Sjelden", orgnr="974767880")
    Membership.objects.bulk_create(
        Membership(
            organisation=organisation,
            level=random.choice(Membership.Level.values),
            starts_on=today - timedelta(days=random.randint(500, 2000)),
            ends_on=today - timedelta(days=1) if number % 10 == 9 else None,
        )
        for number, organisation in enumerate(organisations)
    )
    land = Property.objects.create(name="Bench", slug="bench")
    buildings = Building.objects.bulk_create(
        Building(property=land, name_nb=f"B{number}", slug=f"b{number}") for number in range(10)
    )
    Lease.objects.bulk_create(
        Lease(organisation=organisation, building=random.choice(buildings), starts_on=date(2020, 1, 1))
        for organisation in organisations[::5]
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def empty():
    for model in (Lease, Building, Property, Membership, Organisation):
        model.objects.all().delete()


def answer(query):
    """All that the directory's page asks the database for."""
    directory = Directory(RequestFactory().get(f"/?{query}"))
    return directory.listed, directory.newest, directory.kinds, directory.levels, directory.search_form


def directory():
    base = {}
    for size in SIZES:
        fill(size)
        print(f"{size} organisations")
        for name, query in QUESTIONS.items():
            with CaptureQueriesContext(connection) as queries:
                answer(query)
            p50, p99 = measure(lambda query=query: answer(query), ROUNDS)
            base.setdefault(name, (p50, p99))
            ratios = f"× {p50 / base[name][0]:.1f} and × {p99 / base[name][1]:.1f}"
            print(f"  {name:<15} p50 {p50:6.1f} ms, p99 {p99:6.1f} ms, {len(queries)} queries, {ratios}")
        explain()
        empty()


def explain():
    """How PostgreSQL finds a rare word: it reads every name, because other names are an array and have no index."""
    rows = Membership.objects.on(timezone.localdate()).named("sjelden").order_by()
    lines = rows.explain(analyze=True).splitlines()
    print(*(f"    {line.strip()}" for line in lines if "Scan" in line or "Execution" in line), sep="\n")


if __name__ == "__main__":
    with bench_database():
        directory()
