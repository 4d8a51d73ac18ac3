"""The pages that one process keeps."""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

from .answers import Page

MAX_BYTES = 32 * 1024 * 1024
LASTS = 60  # seconds, whatever the version says: what nobody declared as a moment is a minute late at most


@dataclass
class Kept:
    """A page with the version it was made of (None: it was not known) and when, in seconds of both clocks."""

    page: Page
    version: int | None
    made: float
    made_at: float

    def is_of(self, version):
        return version is not None and self.version == version.number and time.monotonic() - self.made < LASTS


class Keeping:
    """{key: Kept}, the least recently used first."""

    def __init__(self, most=MAX_BYTES):
        self.most, self.bytes, self.lock, self.pages = most, 0, threading.Lock(), OrderedDict()

    def get(self, key):
        with self.lock:
            if key in self.pages:
                self.pages.move_to_end(key)
                return self.pages[key]
        return None

    def keep(self, key, page, version):
        """Store a page in the place of an older one; of one that is larger than an eighth of all, nothing is kept."""
        kept = Kept(page, version and version.number, time.monotonic(), time.time())
        with self.lock:
            self.forget(key)
            if page.size <= self.most // 8:
                self.pages[key] = kept
                self.bytes += page.size
            while self.bytes > self.most:
                self.forget(next(iter(self.pages)))
        return kept

    def forget(self, key):
        """The lock is held."""
        if key in self.pages:
            self.bytes -= self.pages.pop(key).page.size
