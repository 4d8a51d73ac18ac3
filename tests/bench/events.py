"""How the event list grows: `python -m tests.bench.events` prints p50 and p99 and the number of queries of list, month,
past and files at 100 and 10 000 events, and the ratios between the two. Absolute times drift with the machine; only
ratios within one run count.
"""

import os
from datetime import timedelta
from random import Random

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tech_port.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import QueryDict  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from events.event import ical  # noqa: E402
from events.lists.filters import EventFilter  # noqa: E402
from events.models import Event, Venue  # noqa: E402
from members.models import Organisation  # noqa: E402
from tests.bench.finder import bench_database, measure  # noqa: E402

SIZES = [100, 10_000]
UPCOMING = 60  # as many at every size: a portal that has been there for long has a long past, not a longer future
ORGANISERS = 40


def fill(size, upcoming):
    """Events of two hours, `upcoming` of them in the half year to come and the rest in ten years past."""
    random, now = Random(size), timezone.now().replace(microsecond=0)
    venue = Venue.objects.create(name_nb="Bench", slug=f"bench-{size}")
    organisers = Organisation.objects.bulk_create(
        Organisation(name=f"Virksomhet {number}", slug=f"v{size}-{number}", kind="research")
        for number in range(ORGANISERS)
    )
    days = [random.uniform(1, 180) if number < upcoming else -random.uniform(1, 3650) for number in range(size)]
    events = Event.objects.bulk_create(
        (
            Event(
                slug=f"e{size}-{number}",
                title_nb=f"Arrangement {number}",
                lead_nb="Om data, lys og folk. " * 5,
                type=random.choice(Event.Type.values),
                language=random.choice(["nb", "nb", "en"]),
                state=random.choice(["published"] * 9 + ["draft"]),
                starts_at=now + timedelta(days=day),
                ends_at=now + timedelta(days=day, hours=2),
                venue=venue,
                signup="own",
                capacity=50,
            )
            for number, day in enumerate(days)
        ),
        batch_size=2000,
    )
    ties = Event.organisers.through
    ties.objects.bulk_create(
        (ties(event=event, organisation=random.choice(organisers)) for event in events), batch_size=5000
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def empty():
    for model in (Event, Venue, Organisation):
        model.objects.all().delete()


def month():
    return f"/arrangementer/maned/{timezone.localdate() + timedelta(days=40):%Y-%m}/"


ADDRESSES = {
    "list": lambda: "/arrangementer/",
    "list with three filters": lambda: "/arrangementer/?type=breakfast&q=data&sprak=nb",
    "past": lambda: "/arrangementer/?tidligere=1",
    "past, last page": lambda: "/arrangementer/?tidligere=1&side=9999",
    "month": month,
    "calendar file": lambda: "/arrangementer/?format=ics",
    "JSON": lambda: "/arrangementer/?format=json",
}


def asked(address, rounds=10, **headers):
    """p50 and p99 in milliseconds of a request through the whole site, and its number of queries."""
    client = Client(headers={"Host": settings.ALLOWED_HOSTS[0], **headers})
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    count = len(queries)
    return response, *measure(lambda: client.get(address), rounds), count


def pages(upcoming):
    """Every address at both sizes."""
    base = {}
    for size in SIZES:
        fill(size, upcoming or size)
        ical._text.cache_clear()
        print(f"{size} events, {upcoming or size} of them to come")
        for name, address in ADDRESSES.items():
            response, p50, p99, count = asked(address(), rounds=3 if upcoming is None else 10)
            base.setdefault(name, p50)
            ratio = p50 / base[name]
            kilobytes = len(response.content) / 1000
            times = f"p50 {p50:8.1f} ms  p99 {p99:8.1f} ms  × {ratio:.1f}"
            print(f"  {name:<24} {times}  {count} queries  {kilobytes:.0f} kB")
        if size == SIZES[-1]:
            explain()
            feed_alone()
        empty()


def feed_alone():
    """The calendar file for one who has it already, and with no entry kept as text."""
    response, *_times = asked("/arrangementer/?format=ics", rounds=1)
    _response, p50, p99, count = asked("/arrangementer/?format=ics", 10, **{"If-None-Match": response.headers["ETag"]})
    print(f"  calendar file, unchanged: p50 {p50:.1f} ms, p99 {p99:.1f} ms, {count} queries")
    client = Client(headers={"Host": settings.ALLOWED_HOSTS[0]})

    def afresh():
        ical._text.cache_clear()
        client.get("/arrangementer/?format=ics")

    print(f"  calendar file, written afresh: p50 {measure(afresh, 3)[0]:.1f} ms")


def explain():
    for query in ("", "tidligere=1"):
        print(f"  ?{query}")
        for line in EventFilter(QueryDict(query)).qs[:20].explain(analyze=True).splitlines()[:6]:
            print(f"    {line[:140]}")


if __name__ == "__main__":
    call_command("collectstatic", interactive=False, verbosity=0)
    with bench_database():
        pages(UPCOMING)
        pages(None)
