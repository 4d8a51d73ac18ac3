"""PostgreSQL hangs or is killed: kept pages are shown as they were, all else says so soon, and then it goes on."""

import http.client
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.waiting import wait_until

from .crowds import Tally, visitors
from .forms import sent_form
from .served import ask, serving

KEPT = ("/", "/lokaler/", "/medlemmer/", "/arrangementer/", "/sok/?q=kontor")
OTHERS = ("/kontakt/", "/lokaler/interesse/", "/medlemmer/finnes-ikke/", "/helse/klar/")
WITHIN = 4  # seconds
FRESH_WITHIN = 3  # seconds after the database is back, on a busy machine


def as_it_was(site, path):
    """Whether a page is shown that says of when it is."""
    answer = ask(site.port, "GET", path)
    return (answer.status, b"slik den var" in answer.body, answer.headers["Cache-Control"]) == (200, True, "no-store")


def is_told(site, path):
    """Whether there is no page for now, said so in the site's look, with when to try again."""
    answer = ask(site.port, "GET", path)
    is_page = b"<h1>Vi er straks tilbake" in answer.body and bool(answer.headers["Retry-After"])
    return answer.status == http.client.SERVICE_UNAVAILABLE and (
        is_page or path == "/helse/klar/"
    )  # that is for programs


class Outage:
    """What visitors got while the database was away, by kind of page."""

    def __init__(self, site):
        self.site, self.kept, self.others, self.health = site, Tally(), Tally(), Tally()

    def visited(self):
        lock, turns = threading.Lock(), iter((KEPT * 4 + OTHERS) * 200)

        def visit():
            with lock:
                path = next(turns)
            tally, expected = (self.kept, (200,)) if path in KEPT else (self.others, (503,))
            tally.ask(self.site.port, path, expected=expected)

        return visitors(4, visit)

    def told(self, table, how):
        for name, tally in (("kept pages", self.kept), ("others", self.others), ("/helse/", self.health)):
            table(f"PostgreSQL {how}: {name}", *tally.row)

    @property
    def lost(self):
        return [*self.kept.lost, *self.others.lost, *self.health.lost]


def read_by_all(site):
    """Each process has the pages, as they are now: where visitors come one by one, one process may take them all."""
    with ThreadPoolExecutor(8) as pool:
        for path in KEPT * 4:
            answers = pool.map(lambda _one, path=path: ask(site.port, "GET", path), range(8))
            assert [answer.status for answer in answers] == [200] * 8


@pytest.mark.drill
def test_a_database_that_hangs_holds_nobody_up_and_is_found_again(cluster, table):
    with serving(cluster.folder, cluster.environment) as site:
        read_by_all(site)
        outage, forms = Outage(site), Tally()
        cluster.suspend()
        try:
            wait_until(lambda: as_it_was(site, "/"))  # what is known is trusted no more
            with visitors(1, lambda: outage.health.ask(site.port, "/helse/")), outage.visited():
                answers = [sent_form(site.port, uuid.uuid4(), "Kari") for _ in range(5)]
            old, told = [as_it_was(site, path) for path in KEPT], [is_told(site, path) for path in OTHERS]
        finally:
            cluster.resume()
        recovered = wait_until(lambda: ask(site.port, "GET", "/").headers["ETag"], seconds=10)

    outage.told(table, "stopped")
    forms.tried, forms.slowest = len(answers), max(answer.seconds for answer in answers)
    forms.lost = [answer.status for answer in answers if answer.status != http.client.SERVICE_UNAVAILABLE]
    table("PostgreSQL stopped: forms", *forms.row)
    assert (outage.lost, forms.lost, bool(recovered)) == ([], [], True)
    assert (old, told) == ([True] * len(KEPT), [True] * len(OTHERS))
    assert [b'value="Kari"' in answer.body for answer in answers] == [True] * 5
    assert max(outage.kept.slowest, outage.others.slowest, forms.slowest, outage.health.slowest) < WITHIN


@pytest.mark.drill
def test_a_database_that_is_killed_leaves_pages_as_they_were_and_those_of_now_soon_after(cluster, table):
    with serving(cluster.folder, cluster.environment) as site:
        read_by_all(site)
        outage = Outage(site)
        for process in cluster.processes():
            process.kill()
        wait_until(lambda: as_it_was(site, "/"))
        with visitors(1, lambda: outage.health.ask(site.port, "/helse/")), outage.visited():
            wait_until(lambda: outage.others.tried > 20, seconds=30)
        old, told = [as_it_was(site, path) for path in KEPT], [is_told(site, path) for path in OTHERS]
        cluster.server.ensure()
        back = time.monotonic()
        with cluster.connect() as connection:
            connection.execute("UPDATE members_organisation SET name = name || ' etterpå'")
        fresh = wait_until(
            lambda: all(b"etterp\xc3\xa5" in ask(site.port, "GET", "/medlemmer/").body for _ in range(8)), seconds=10
        )
        seconds = time.monotonic() - back

    outage.told(table, "killed")
    table("  … until every process has the pages of now", 1, 0, f"{seconds:.2f} s")
    assert (outage.lost, fresh) == ([], True)
    assert (old, told) == ([True] * len(KEPT), [True] * len(OTHERS))
    assert seconds < FRESH_WITHIN
    assert max(outage.kept.slowest, outage.others.slowest, outage.health.slowest) < WITHIN
