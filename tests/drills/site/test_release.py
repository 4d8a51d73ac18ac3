"""A release with a migration, on two copies behind nginx, while visitors read pages and send forms."""

import http.client
import subprocess
import time
import uuid

import pytest

from tests.drills.crowds import Tally, visitors
from tests.drills.forms import sent_form
from tests.drills.served import HOST, ask, free_port
from tests.waiting import wait_until

from .nginx import nginx
from .releases import Machine, styles

BOTH = """
    upstream portal {{ server {host}:{first}; server {host}:{second}; }}
    server {{
        listen {host}:{port};
        location / {{ proxy_pass http://portal; proxy_set_header Host $host; }}
    }}
"""
PAGES = ["/", "/lokaler/", "/medlemmer/", "/arrangementer/", "/lokaler/interesse/"]
BUSY, TRIES = "A table is busy; trying again in 1 s.", 3


@pytest.fixture
def machines(folder, postgresql):
    """Two of them, which serve release 1 on one database."""
    both = [Machine(folder / f"machine-{number}", postgresql.url()) for number in (1, 2)]
    for machine in both:
        machine.install(1)
        machine.switch(1)
    both[0].manage(1, "migrate", "-v0")
    both[0].manage(1, "seed")
    try:
        for machine in both:
            machine.start()
        yield both
    finally:
        for machine in both:
            machine.stop()


class Crowd:
    """Visitors: what they asked for, which forms were acknowledged, and which static files their pages named."""

    def __init__(self, port, ports):
        self.port, self.ports = port, ports
        self.pages, self.styles, self.forms, self.named, self.acknowledged = Tally(), Tally(), Tally(), set(), set()

    def read(self):
        for path in PAGES:
            began = time.monotonic()
            try:
                answer = ask(self.port, "GET", path)
                status, text = answer.status, answer.body.decode()
            except (OSError, http.client.HTTPException) as error:
                status, text = repr(error), ""
            self.note(self.pages, path, status, 200, began)
            named = styles(text)
            for url in named:
                self.styles.ask(self.port, url)
            if not named <= self.named:
                self.ask_both(named)
            self.named |= named

    def ask_both(self, urls):
        for url in urls:
            for port in self.ports:
                self.styles.ask(port, url)

    def send(self):
        submission, began = uuid.uuid4(), time.monotonic()
        try:
            status = sent_form(self.port, submission, "Kari Nordmann").status
        except (OSError, http.client.HTTPException) as error:
            status = repr(error)
        if status == 302:
            self.acknowledged.add(submission)
        self.note(self.forms, "form", status, 302, began)

    def note(self, tally, what, status, expected, began):
        with tally.lock:
            tally.tried += 1
            tally.slowest = max(tally.slowest, time.monotonic() - began)
            if status != expected:
                tally.lost.append((what, status))


def migrate_while_somebody_reads(postgresql, machine):
    """How often `migrate` of the new release gave up and tried again, while a transaction holds on to the table."""
    said = machine.folder / "migrate"
    with postgresql.connect() as reader, reader.transaction(), said.open("w") as output:
        reader.execute("SELECT count(*) FROM premises_interest")
        migrating = subprocess.Popen(
            machine.command(2, "migrate"), env=machine.environment, stdout=output, stderr=output
        )  # fmt: skip
        assert wait_until(lambda: said.read_text().count(BUSY) == TRIES, seconds=90)
    assert migrating.wait(timeout=90) == 0, said.read_text()
    return said.read_text().count(BUSY)


def test_a_release_turns_nobody_away_and_shows_no_page_unstyled(machines, postgresql, folder, table):
    first, second = machines
    port = free_port()
    crowd = Crowd(port, [first.port, second.port])
    both = BOTH.format(host=HOST, first=first.port, second=second.port, port=port)

    with nginx(folder / "nginx-release", both), visitors(3, crowd.read), visitors(2, crowd.send):
        assert wait_until(lambda: len(crowd.acknowledged) > 10, seconds=60)
        for machine in machines:
            machine.install(2)
        tries = migrate_while_somebody_reads(postgresql, first)
        before = set(crowd.named)
        first.switch(2)
        first.reload()
        second.switch(2)
        second.restart()
        after = len(crowd.acknowledged)
        assert wait_until(lambda: len(crowd.acknowledged) > after + 10, seconds=60)
    crowd.ask_both(crowd.named)

    table("a release under load: pages", *crowd.pages.row)
    table("a release under load: their styles, from either copy", *crowd.styles.row)
    table("a release under load: forms", *crowd.forms.row)
    assert tries >= TRIES
    assert [machine.code() for machine in machines] == [{str(machine.release(2))} for machine in machines]
    assert len([url for url in crowd.named - before if "/base." in url]) == 1
    assert (crowd.pages.lost, crowd.styles.lost, crowd.forms.lost) == ([], [], [])
    assert {row for (row,) in postgresql.rows("SELECT submission FROM premises_interest")} >= crowd.acknowledged
