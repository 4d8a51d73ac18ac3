"""PostgreSQL hangs, as a process that is stopped does: everybody is told so soon, and then it goes on by itself."""

import http.client
import uuid

import pytest

from tests.waiting import wait_until

from .crowds import Tally, visitors
from .forms import sent_form
from .served import ask, serving

PAGES = ("/", "/lokaler/", "/medlemmer/", "/arrangementer/", "/sok/?q=kontor", "/helse/klar/")
WITHIN = 4  # seconds


@pytest.mark.drill
def test_a_database_that_hangs_holds_nobody_up_and_is_found_again(cluster, table):
    pages, forms, health = Tally(), Tally(), Tally()

    with serving(cluster.folder, cluster.environment) as site:
        for path in PAGES:
            ask(site.port, "GET", path)  # each thread has a connection by then, or gets one
        cluster.suspend()
        try:
            turns = iter(PAGES * 3)
            with (
                visitors(3, lambda: health.ask(site.port, "/helse/")),
                visitors(4, lambda: pages.ask(site.port, next(turns, "/"), expected=(503,))),
            ):
                answers = [sent_form(site.port, uuid.uuid4(), "Kari") for _ in range(5)]
        finally:
            cluster.resume()
        recovered = wait_until(lambda: ask(site.port, "GET", "/").status == 200, seconds=10)

    forms.tried, forms.slowest = len(answers), max(answer.seconds for answer in answers)
    forms.lost = [answer.status for answer in answers if answer.status != http.client.SERVICE_UNAVAILABLE]
    for name, tally in (("pages", pages), ("forms", forms), ("/helse/", health)):
        table(f"PostgreSQL stopped: {name}", *tally.row)
    assert (pages.lost, forms.lost, health.lost, recovered) == ([], [], [], True)
    assert [b'value="Kari"' in answer.body for answer in answers] == [True] * 5
    assert max(pages.slowest, forms.slowest, health.slowest) < WITHIN
