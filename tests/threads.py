"""Things done at the same moment, each in a thread with a database connection of its own."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connection


def at_once(*acts):
    """What each function answered, in the order given; what one of them raises is raised here."""
    barrier = threading.Barrier(len(acts))

    def run(act):
        barrier.wait()
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def in_threads(number, act):
    """The answers of one function that is called many times at once."""
    return at_once(*[act] * number)
