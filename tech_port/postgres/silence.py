"""A database that did not answer is not asked by everybody at once: one tries again, the others are told straight away.

Without this each visitor in a queue would wait the whole deadline after the one before.
"""

import threading
import time

PAUSE = 2  # seconds between tries to reach a silent database


class Silence:
    """Whether the database of this process was silent when it was last asked."""

    def __init__(self, clock=time.monotonic):
        self.clock = clock
        self.lock = threading.Lock()
        self.until = 0

    def begin(self):
        with self.lock:
            self.until = self.clock() + PAUSE

    def end(self):
        self.until = 0

    def keeps_out(self, trying_for):
        """Whether to give up at once. Whoever is let in when the pause is over keeps others out while it tries."""
        with self.lock:
            if not self.until:
                return False
            if self.clock() < self.until:
                return True
            self.until = self.clock() + trying_for
            return False
