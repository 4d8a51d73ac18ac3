"""An event's day when many come: `python -m tests.bench.event_day` prints the page, a search and a tap at 10 and at 900
signed up, and the ratios between the two; and what moving and cancelling an event answers with 10 and with 2 900.

Absolute times drift with the machine, whose load is printed with them. What the worker does afterwards is measured by
`tests.bench.mail_to_many`. Static files must have been collected.
"""

import os
import time
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tech_port.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.bench.finder import bench_database, measure  # noqa: E402
from tests.factories import make_event, make_registrations, make_user  # noqa: E402
from tests.pages_read import elements, filled  # noqa: E402

AT_THE_DOOR = (10, 900)
TOLD = (10, 2900)
ROUNDS = 20


def expected(number):
    event = make_event(signup="own", title_nb=f"For {number}", starts_at=timezone.now() + timedelta(days=20))
    make_registrations(event, number)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return event


def tap(staff, address, event):
    """One that the page's script sends: each time of another person, who comes and is taken back."""
    people = list(event.registrations.values_list("pk", flat=True)[:10])

    def one():
        person = people.pop(0)
        people.append(person)
        answer = staff.post(address, {"came": person}, headers={"Accept": "application/json"})
        assert answer.json()["came"]
        staff.post(address, {"absent": person}, headers={"Accept": "application/json"})

    return one


def line(name, p50, p99, queries, base):
    print(f"  {name:<22} p50 {p50:7.1f} ms  p99 {p99:7.1f} ms  × {p50 / base:.1f}  {queries} queries")


def asked(name, work, base):
    with CaptureQueriesContext(connection) as queries:
        work()
    number = len(queries)
    p50, p99 = measure(work, ROUNDS)
    line(name, p50, p99, number, base.setdefault(name, p50))


def door(staff, number, base):
    event = expected(number)
    address = f"/admin/events/event/{event.pk}/dagen/"
    print(f"{number} signed up, at the door")
    asked("the page", lambda: staff.get(address), base)
    asked("a search", lambda: staff.get(f"{address}?q=deltaker+00007"), base)
    asked("two taps", tap(staff, address, event), base)


def form_of(look):
    """What the look sends again: {name: [value]}."""
    fields = {"_go": ["1"]}
    for field in elements(look, "input"):
        if field.get("type") == "hidden":
            fields.setdefault(field.get("name"), []).append(field.get("value", ""))
    return fields


def answered(staff, address, form):
    began = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        response = staff.post(address, form)
    return response, (time.perf_counter() - began) * 1000, len(queries)


def told(staff, number, base):
    """What staff wait for: the look, which changes nothing, and the yes, after which the mails are held."""
    print(f"{number} signed up, to be told")
    for name, event, changes in (
        ("moved", expected(number), moved),
        ("cancelled", expected(number), lambda form: {"state": "cancelled"}),
    ):
        address = f"/admin/events/event/{event.pk}/change/"
        page = staff.get(address)
        look, seen, seen_queries = answered(staff, address, filled(page, **changes(page)))
        line(f"{name}: the look", seen, seen, seen_queries, base.setdefault(f"{name} look", seen))
        done, went, queries = answered(staff, address, form_of(look))
        assert (done.status_code, event.mail_batches.count()) == (302, 1)
        line(f"{name}: the yes", went, went, queries, base.setdefault(f"{name} yes", went))


def moved(page):
    later = timezone.localtime() + timedelta(days=27)
    return {"starts_at_0": f"{later:%d.%m.%Y}", "ends_at_0": f"{later:%d.%m.%Y}"}


def main():
    settings.ALLOWED_HOSTS = ["testserver"]
    with bench_database():
        staff = Client()
        staff.force_login(make_user(is_staff=True, is_superuser=True))
        base = {}
        print("load average: {:.1f} {:.1f} {:.1f}".format(*os.getloadavg()))
        for number in AT_THE_DOOR:
            door(staff, number, base)
        for number in TOLD:
            told(staff, number, base)
        print("load average: {:.1f} {:.1f} {:.1f}".format(*os.getloadavg()))


if __name__ == "__main__":
    main()
