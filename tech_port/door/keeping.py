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
    """A page, the version it was made of (None: it was not known) and when that began, in seconds of both clocks."""

    page: Page
    version: int | None
    made: float
    made_at: float

    @property
    def is_young(self):
        return time.monotonic() - self.made < LASTS

    def is_of(self, version):
        return version is not None and self.version == version.number and self.is_young


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

    def keep(self, key, kept):
        """Store a page in the place of an older one; of one that is larger than an eighth of all, nothing is kept."""
        with self.lock:
            self._forget(key)
            if kept.page.size <= self.most // 8:
                self.pages[key] = kept
                self.bytes += kept.page.size
            while self.bytes > self.most:
                self._forget(next(iter(self.pages)))

    def forget(self, key):
        with self.lock:
            self._forget(key)

    def _forget(self, key):
        if key in self.pages:
            self.bytes -= self.pages.pop(key).page.size
