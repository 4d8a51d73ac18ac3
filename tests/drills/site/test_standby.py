"""The first server is lost under load, its standby takes over, and nobody who was answered is forgotten."""

import http.client
import statistics
import time
import uuid

import psycopg
import pytest

from tests.drills.crowds import visitors
from tests.drills.forms import sent_form
from tests.waiting import wait_until

from .copies import serving_in, site_environment
from .postgresql import HOST, USER

BEFORE, AFTER, LATE, COMMITS, SENDERS = 150, 60, 20, 300, 4


class Senders:
    """People who send a form, and the next whether or not it was received."""

    def __init__(self, port):
        self.port, self.received_at, self.refused, self.slowest = port, {}, 0, 0

    @property
    def acknowledged(self):
        return list(self.received_at)

    def send_one(self):
        submission = uuid.uuid4()
        try:
            answer = sent_form(self.port, submission, "Kari", within=20)
        except (OSError, http.client.HTTPException):
            self.refused += 1
            return
        assert answer.status in {302, 500, 503}, (answer.status, answer.body)
        if answer.status == 302:
            self.received_at[f"{submission}@leietaker.example"] = time.monotonic()
            self.slowest = max(self.slowest, answer.seconds)
        else:
            self.refused += 1

    def wait_for(self, number):
        assert wait_until(lambda: len(self.received_at) >= number, seconds=300)

    def first_after(self, moment):
        """When the first form came through again: later than those that were being answered at that moment."""
        return min(at for at in self.received_at.values() if at > moment + 0.5)


@pytest.fixture
def standby(folder, postgresql, content):
    """A server that follows the first one, which has the site's content."""
    server = postgresql.standby(folder / f"standby-{len(list(folder.iterdir()))}")
    yield server
    server.end()


def wait_for_standby(postgresql, level):
    """Acknowledge nothing before the standby has it: `on` is on its disk, `remote_apply` is seen by who reads there."""
    postgresql.execute("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
    postgresql.execute(f"ALTER SYSTEM SET synchronous_commit = '{level}'")
    postgresql.execute("SELECT pg_reload_conf()")
    assert wait_until(lambda: postgresql.rows("SELECT sync_state FROM pg_stat_replication") == [("sync",)])


def url_of_both(first, second):
    """Whichever of the two may be written to; nobody points the site anywhere when that changes."""
    hosts = ",".join(f"{HOST}:{server.port}" for server in (first, second))
    return f"postgresql://{USER}@{hosts}/portal?target_session_attrs=read-write"


def cut_off(standby):
    """The standby hears nothing more from the first server, as when the line between them breaks."""
    standby.execute("ALTER SYSTEM SET primary_conninfo = ''")
    standby.execute("SELECT pg_reload_conf()")
    assert wait_until(lambda: standby.rows("SELECT 1 FROM pg_stat_wal_receiver") == [])


def failover(folder, postgresql, standby, before_it=lambda senders: None):
    """Kill the first server under load and promote the second: the senders, the lost, the seconds without forms."""
    environment = site_environment(folder / f"copy-{standby.port}", url_of_both(postgresql, standby))
    with serving_in(environment) as site:
        senders = Senders(site.port)
        with visitors(SENDERS, senders.send_one):
            senders.wait_for(BEFORE)
            before_it(senders)
            postgresql.kill()
            began, count = time.monotonic(), len(senders.acknowledged)
            standby.promote()
            senders.wait_for(count + AFTER)
            seconds = senders.first_after(began) - began
    there = {email for (email,) in standby.rows("SELECT email FROM premises_interest")}
    return senders, [email for email in senders.acknowledged if email not in there], seconds


@pytest.mark.parametrize("level", ["on", "remote_apply"])
def test_every_acknowledged_form_is_on_the_standby_that_was_waited_for(folder, postgresql, standby, table, level):
    wait_for_standby(postgresql, level)

    senders, lost, seconds = failover(folder, postgresql, standby)

    number = len(senders.acknowledged)
    table(f"forms over a failover, synchronous_commit={level}: lost", number, len(lost), f"{senders.slowest:.2f} s")
    table("  … refused meanwhile, and until one was received", senders.refused, "", f"{seconds:.1f} s")
    assert lost == []


def test_without_waiting_for_the_standby_what_it_had_not_heard_is_lost(folder, postgresql, standby, table):
    def a_line_that_breaks(senders):
        cut_off(standby)
        senders.wait_for(len(senders.acknowledged) + LATE)

    senders, lost, _seconds = failover(folder, postgresql, standby, a_line_that_breaks)

    table("forms over a failover, asynchronous, line broken before: lost", len(senders.acknowledged), len(lost), "")
    # What each sender had on the way when the line broke may have been heard, and be acknowledged only then.
    assert len(lost) >= LATE - SENDERS


def test_a_standby_that_is_waited_for_in_vain_is_no_reason_to_say_received(folder, postgresql, standby, table):
    wait_for_standby(postgresql, "on")

    def a_line_that_breaks(senders):
        cut_off(standby)
        count = senders.refused
        assert wait_until(lambda: senders.refused >= count + LATE // 4, seconds=60)

    senders, lost, seconds = failover(folder, postgresql, standby, a_line_that_breaks)

    table("forms over a failover, waited for, line broken before: lost", len(senders.acknowledged), len(lost), "")
    table("  … refused meanwhile, and until one was received", senders.refused, "", f"{seconds:.1f} s")
    assert lost == []


def median_commit(server):
    """Milliseconds that one row takes to be acknowledged."""
    took = []
    with psycopg.connect(host=HOST, port=server.port, user=USER, dbname="portal", autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS one_row (at timestamptz)")
        for _number in range(COMMITS):
            began = time.perf_counter()
            connection.execute("INSERT INTO one_row VALUES (now())")
            took.append(time.perf_counter() - began)
    return statistics.median(took) * 1000


def test_what_waiting_for_the_standby_costs(postgresql, standby, table):
    alone = median_commit(postgresql)
    for level in ("on", "remote_apply"):
        wait_for_standby(postgresql, level)
        waited = median_commit(postgresql)
        table(f"commit, synchronous_commit={level}", f"{waited:.2f} ms", f"{waited / alone:.1f} ×", f"{alone:.2f} ms")

    assert alone < waited
