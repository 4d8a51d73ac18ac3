"""Twenty thousand requests: nothing is lost, memory and connections stay as they are."""

import itertools
import threading

import pytest

from .crowds import Tally, visitors
from .served import serving

PAGES = ("/", "/lokaler/", "/helse/", "/medlemmer/", "/personvern/", "/arrangementer/", "/om/", "/static/x")
WARM, ALL = 2_000, 20_000
CONNECTIONS = 2 * 4


def megabytes(site):
    return sum(worker.memory_info().rss for worker in site.workers()) // 2**20


@pytest.mark.drill
def test_memory_and_connections_stay_as_they_are_over_20_000_requests(cluster, table):
    tally, paths, done = Tally(), itertools.cycle(PAGES), threading.Event()
    with serving(cluster.folder, cluster.environment) as site:

        def visit():
            tally.ask(site.port, next(paths), expected=(200, 404))
            if tally.tried >= WARM * (1 + 9 * done.is_set()):
                reached.set()

        measured = []
        for goal in (WARM, ALL):
            reached = threading.Event()
            done.set() if goal == ALL else None
            with visitors(6, visit):
                reached.wait()
            measured.append(megabytes(site))
        connections = len(cluster.backends()) - 1  # and the one that asks

    table("requests to eight addresses", *tally.row)
    table(f"  … memory of the workers after {WARM} and after all, in MB", *measured, "")
    table("  … database connections, and the most there may be", connections, CONNECTIONS, "")
    assert tally.lost == []
    assert connections <= CONNECTIONS
    assert measured[1] < measured[0] * 1.15
