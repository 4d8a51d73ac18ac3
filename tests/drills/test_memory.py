"""Twenty thousand requests: nothing is lost, memory and connections stay as they are."""

import itertools
import threading

import pytest

from tech_port.door.keeping import MAX_BYTES

from .crowds import Tally, visitors
from .served import serving

PAGES = ("/", "/lokaler/", "/helse/", "/medlemmer/", "/personvern/", "/arrangementer/", "/om/", "/static/x")
NEW = ("/lokaler/?areal_min={}", "/arrangementer/?q=nr+{}", "/medlemmer/?q=nr+{}", "/sok/?q=nr+{}")  # pages to be kept
GOALS = (2_000, 11_000, 20_000)  # the first: all is loaded; the second: what is kept has come to its end
WORKERS, CONNECTIONS = 2, 2 * (4 + 1)  # a connection for each thread, and one of each worker to listen on


def path_of(number):
    """One in three asks what nobody has asked before."""
    place = number % (len(PAGES) + len(NEW))
    return PAGES[place] if place < len(PAGES) else NEW[place - len(PAGES)].format(number)


def megabytes(site):
    return sum(worker.memory_info().rss for worker in site.workers()) // 2**20


@pytest.mark.drill
def test_memory_and_connections_stay_as_they_are_over_20_000_requests(cluster, table):
    tally, numbers, measured = Tally(), itertools.count(), []
    with serving(cluster.folder, cluster.environment) as site:
        for goal in GOALS:
            reached = threading.Event()

            def visit(goal=goal, reached=reached):
                tally.ask(site.port, path_of(next(numbers)), expected=(200, 404))
                if tally.tried >= goal:
                    reached.set()

            with visitors(6, visit):
                reached.wait()
            measured.append(megabytes(site))
        connections = len(cluster.backends()) - 1  # and the one that asks

    warm, full, last = measured
    table("requests to eight addresses, and to ever new ones", *tally.row)
    table(f"  … memory of the workers after {GOALS}, in MB", *measured)
    table("  … database connections, and the most there may be", connections, CONNECTIONS, "")
    assert tally.lost == []
    assert connections <= CONNECTIONS
    assert full < warm * 1.15 + WORKERS * MAX_BYTES / 2**20
    assert last < full * 1.1
