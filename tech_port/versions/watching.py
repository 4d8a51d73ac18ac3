"""A thread that knows the version: told by the database as changes commit, and asking besides.

What it says is trusted for less than a second after the last answer, so that whoever reads a remembered thing reads
nothing older, though the database or the way to it were gone.
"""

import logging
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field

import psycopg
from django.utils import timezone

from tech_port.postgres import direct

from .moments import next_moments

logger = logging.getLogger("portal.versions")

ASKED_EVERY = 0.4  # seconds between two looks where no word of a change comes
TRUSTED = 0.9  # seconds from the sending of the last question that was answered
WITHIN = 1  # second for an answer
PAUSE = 0.5  # seconds before a lost connection is tried again
MOMENTS_EVERY = 600  # seconds between two looks at what the clock will change, where nothing was changed
ENDED_REMEMBERED = 200  # versions of which is known when they ended
STATE = """
    SELECT part, count(*)::text || ' ' || max(id) || ' ' || sum(id) FROM versions_change GROUP BY part
"""


@dataclass(frozen=True)
class Version:
    """One version of all; `of` says which of each part it is made of. Numbers are this process's own."""

    number: int
    parts: dict = field(hash=False, compare=False)

    def of(self, parts):
        return tuple(self.parts[part] for part in parts) if parts else self.number


PARTS = ("content", "members", "premises", "events")


class Versions:
    """What this process knows. `now()` is the version, or None while it is not surely known."""

    def __init__(self):
        self.lock = threading.Lock()
        self.version = Version(0, dict.fromkeys(PARTS, 0))
        self.state = None  # what the database said last
        self.answered = float("-inf")  # monotonic seconds at which the question was sent that was answered last
        self.moments, self.moments_known = [], float("-inf")  # seconds since 1970, in order
        self.ended = OrderedDict()  # {number: monotonic seconds at which the version ended}

    def now(self):
        if time.monotonic() - self.answered > TRUSTED:
            return None
        if self.moments and time.time() >= self.moments[0]:
            self.pass_moments(time.time())
        return self.version

    def ended_ago(self, number):
        """Seconds since a version ended; a very large number where nobody remembers."""
        return time.monotonic() - self.ended.get(number, float("-inf"))

    def pass_moments(self, now):
        with self.lock:
            past = [moment for moment in self.moments if moment <= now]
            if past:
                del self.moments[: len(past)]
                self.moments_known = float("-inf")  # there may be more than were asked for at a time
                self.step(PARTS)

    def step(self, parts):
        """A new version of some parts; the lock is held."""
        self.ended[self.version.number] = time.monotonic()
        if len(self.ended) > ENDED_REMEMBERED:
            self.ended.popitem(last=False)
        known = self.version.parts
        self.version = Version(self.version.number + 1, {part: known[part] + (part in parts) for part in known})

    def ask(self, connection):
        """Look at what the database says, and step on where it says something new."""
        began = time.monotonic()
        state = dict(connection.execute(STATE).fetchall())
        changed = {part for part in PARTS if self.state is None or state.get(part) != self.state.get(part)}
        if changed or began - self.moments_known > MOMENTS_EVERY:
            # Before the new version is told: nothing may be remembered past the moment that came with it.
            moments = next_moments(connection, timezone.now())
            with self.lock:
                self.moments, self.moments_known = moments, began
                if changed:
                    self.step(changed)
        self.state, self.answered = state, began

    def follow(self, connection):
        """Ask whenever a change is told of and every moment besides, until the connection is lost."""
        connection.execute("LISTEN versions")
        self.state = None  # what was told while nobody listened is not known
        while True:
            self.ask(connection)
            for _notice in connection.notifies(timeout=ASKED_EVERY, stop_after=1):
                pass

    def run(self):
        """Follow for ever, through every loss of the connection."""
        while True:
            try:
                with direct.connect(WITHIN) as connection:
                    self.follow(connection)
            except (psycopg.Error, OSError) as error:
                logger.warning("the version of the content is not known: %s", type(error).__name__)
            time.sleep(PAUSE)


versions = Versions()
_started = threading.Lock()


def watch():
    """Begin to follow in this process, once."""
    if _started.acquire(blocking=False):
        threading.Thread(target=versions.run, name="versions", daemon=True).start()
