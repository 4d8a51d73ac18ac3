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
# What has ended since the last look, in whatever order it began: what that look did not see.
CHANGES = """
    SELECT pg_current_snapshot()::text, array_agg(DISTINCT part)
    FROM versions_change WHERE NOT pg_visible_in_snapshot(by, %s::pg_snapshot)
"""
NOTHING_SEEN = "1:1:"
LONG_AGO = float("-inf")


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
        self.seen = None  # the snapshot in which the database was asked last
        self.answered = LONG_AGO  # monotonic seconds at which the question was sent that was answered last
        self.moments, self.moments_known = [], LONG_AGO  # seconds since 1970, in order
        self.ended = OrderedDict()  # {number: monotonic seconds at which the version was last known to be right}
        self.is_lost = False

    def now(self):
        if time.monotonic() - self.answered > TRUSTED:
            return None
        if self.moments and time.time() >= self.moments[0]:
            self.pass_moments(time.time())
        return self.version

    def right_until(self, number):
        """Monotonic seconds at which a version was last known to be right; long ago where nobody remembers."""
        with self.lock:
            return self.answered if number == self.version.number else self.ended.get(number, LONG_AGO)

    def pass_moments(self, now):
        """A new version of all where a moment is past, of which nobody may have asked since."""
        with self.lock:
            past = [moment for moment in self.moments if moment <= now]
            if past:
                del self.moments[: len(past)]
                self.moments_known = LONG_AGO  # there may be more than were asked for at a time
                self.step(PARTS, time.monotonic() - (now - past[0]))

    def step(self, parts, right_until):
        """A new version of some parts; the lock is held."""
        self.ended[self.version.number] = right_until
        if len(self.ended) > ENDED_REMEMBERED:
            self.ended.popitem(last=False)
        known = self.version.parts
        self.version = Version(self.version.number + 1, {part: known[part] + (part in parts) for part in known})

    def ask(self, connection):
        """Look at what the database says, and step on where it says something new."""
        began = time.monotonic()
        seen, changed = connection.execute(CHANGES, [self.seen or NOTHING_SEEN]).fetchone()
        changed = PARTS if self.seen is None else changed
        if changed or began - self.moments_known > MOMENTS_EVERY:
            now = timezone.now()
            self.pass_moments(now.timestamp())  # those that are looked for now are all to come
            # Before the new version is told: nothing may be remembered past the moment that came with it.
            moments = next_moments(connection, now)
            with self.lock:
                self.moments, self.moments_known = moments, began
                if changed:
                    self.step(changed, self.answered)
        self.seen, self.answered = seen, began

    def follow(self, connection):
        """Ask whenever a change is told of and every moment besides, until the connection is lost."""
        connection.execute("SET TimeZone TO 'UTC'")  # where thirty days are as many times 24 hours, as for Python
        connection.execute("LISTEN versions")
        self.seen = None  # what was told while nobody listened is not known
        while True:
            self.ask(connection)
            self.is_lost = False
            for _notice in connection.notifies(timeout=ASKED_EVERY, stop_after=1):
                pass

    def run(self):
        """Follow for ever, through every loss of the connection and whatever else goes wrong."""
        while True:
            try:
                with direct.connect(WITHIN) as connection:
                    self.follow(connection)
            except (psycopg.Error, OSError) as error:
                self.note_loss("the version of the content is not known: %s", type(error).__name__)
            except Exception:
                self.note_loss("the version of the content is not known", exc_info=True)
            time.sleep(PAUSE)

    def note_loss(self, *words, **more):
        """Once, however often it is tried again."""
        if not self.is_lost:
            self.is_lost = True
            logger.warning(*words, **more)


versions = Versions()
_started = threading.Lock()


def watch():
    """Begin to follow in this process, once."""
    if _started.acquire(blocking=False):
        threading.Thread(target=versions.run, name="versions", daemon=True).start()
