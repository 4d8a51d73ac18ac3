"""`manage.py serve` while it reloads, loses workers, is ended and is killed."""

import os
import signal

import pytest
from django.db import connection

from tests.processes import lives
from tests.waiting import wait_until

from .crowds import Tally, visitors
from .served import environment, serving

pytestmark = pytest.mark.django_db  # whose database the served site uses


def pids(site):
    return {worker.pid for worker in site.workers()}


@pytest.fixture
def own_site(folder, django_db_setup):
    """A site that the test may end."""
    settings = connection.settings_dict
    with serving(folder, environment(folder, settings["HOST"], settings["NAME"]), "--finish-within=2") as served:
        yield served


def test_a_reload_replaces_every_worker_and_turns_nobody_away(site, table):
    before, tally = pids(site), Tally()

    with visitors(4, lambda: tally.ask(site.port, "/tilgjengelighet/")):
        site.process.send_signal(signal.SIGHUP)
        is_done = wait_until(lambda: len(pids(site)) == 2 and not pids(site) & before, seconds=60)

    table("reload of both workers under load", *tally.row)
    assert is_done, site.said.read_text()
    assert (tally.lost, tally.tried > 20) == ([], True)


def test_a_worker_that_is_killed_is_replaced(site):
    before = pids(site)

    os.kill(min(before), signal.SIGKILL)

    assert wait_until(lambda: len(pids(site) - before) == 1 and site.answers(), seconds=30)


def test_ending_answers_what_has_begun_and_leaves_no_process(own_site):
    workers, tally = own_site.workers(), Tally()

    tally.ask(own_site.port, "/personvern/")
    code = own_site.stop()

    assert (code, tally.lost) == (0, [])
    assert [worker for worker in workers if lives(worker)] == []


def test_a_supervisor_that_is_killed_leaves_no_process(own_site):
    workers = own_site.workers()

    own_site.process.kill()
    own_site.process.wait()

    assert wait_until(lambda: not any(lives(worker) for worker in workers), seconds=30)
