"""What a change costs when many are signed up: `python -m tests.bench.mail_to_many` prints the save and the writing.

The save is the staff's form for an event, sent to its page; the writing is by two workers at once, of which one is
killed half-way, after which each sign-up must have one mail. Static files must have been collected.
"""

import os
import signal
import subprocess
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tech_port.settings")
os.environ["MAIL_HOLD_MINUTES"] = "0"
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from events.models import MailBatch  # noqa: E402
from tech_port.outbox.models import Mail  # noqa: E402
from tests.bench.event_day import form_of  # noqa: E402
from tests.bench.finder import bench_database  # noqa: E402
from tests.factories import make_event, make_registrations, make_user  # noqa: E402
from tests.pages_read import filled  # noqa: E402
from tests.waiting import wait_until  # noqa: E402

NUMBERS = (1, 900, 2900)
WORKER = """
import sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from django.core.management import call_command
call_command("worker")
"""


def expected(number):
    event = make_event(signup="own", title_nb=f"For {number}")
    make_registrations(event, number)
    return event


def saved(staff, event):
    """(seconds, queries) of calling the event off by its form: of the look and of the yes."""
    address = f"/admin/events/event/{event.pk}/change/"
    form = filled(staff.get(address), state="cancelled")
    began = time.monotonic()
    with CaptureQueriesContext(connection) as queries:
        look = staff.post(address, form)
        assert staff.post(address, form_of(look)).status_code == 302
    return time.monotonic() - began, len(queries)


def start():
    command = [sys.executable, "-c", WORKER, connection.settings_dict["NAME"]]
    return subprocess.Popen(command, cwd=settings.BASE_DIR, stderr=subprocess.DEVNULL)


def written(number):
    """Seconds until all is written, with two workers, one of which is killed when half of it is."""
    workers, began = [start(), start()], time.monotonic()
    wait_until(lambda: Mail.objects.count() >= number / 2, seconds=600)
    workers[0].send_signal(signal.SIGKILL)
    wait_until(lambda: not MailBatch.objects.coming().exists(), seconds=600)
    seconds = time.monotonic() - began
    workers[1].terminate()
    for worker in workers:
        worker.wait()
    return seconds


def main():
    settings.ALLOWED_HOSTS = ["testserver"]
    with bench_database():
        staff = Client()
        staff.force_login(make_user(is_staff=True, is_superuser=True))
        for number in NUMBERS:
            event = expected(number)
            seconds, queries = saved(staff, event)
            took = written(number)
            twice = Mail.objects.values("to").annotate(mails=Count("pk")).filter(mails__gt=1).count()
            mails = Mail.objects.count()
            print(
                f"{number:>5} signed up: saved in {seconds:.2f} s and {queries} queries; written in {took:.1f} s by two"
                f" workers, one killed half-way; {mails} mails, {number - mails} missing, {twice} sent twice"
            )
            Mail.objects.all().delete()


if __name__ == "__main__":
    main()
