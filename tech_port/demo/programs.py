"""The programs that make up the running portal: started in groups of their own, and ended with all they started."""

import contextlib
import os
import signal
import sys
import time

from django.conf import settings

from tech_port.server.parent import start

STOP_WITHIN = 1.2  # seconds for the programs to end by themselves; the database needs the rest of the two promised


class Programs:
    def __init__(self):
        self.children = ()

    def start(self, *arguments):
        """Start a Python program in a process group of its own, which Ctrl-C in the terminal does not reach.

        It ends with this process too, also if this one is killed.
        """
        child = start([sys.executable, *arguments], cwd=settings.BASE_DIR, start_new_session=True)
        self.children = (*self.children, child)
        return child

    def forget(self, ended):
        self.children = tuple(child for child in self.children if child is not ended)

    def kill(self, child):
        """End what is left of a program that stopped."""
        signal_groups([child], signal.SIGKILL)
        self.forget(child)

    def stop(self):
        """End every program with all it started."""
        for child in self.children:
            child.terminate()
        give_up = time.monotonic() + STOP_WITHIN
        while any(child.poll() is None for child in self.children) and time.monotonic() < give_up:
            time.sleep(0.02)
        signal_groups(self.children, signal.SIGKILL)
        for child in self.children:
            child.wait()


def signal_groups(children, number):
    """Signal whole process groups: a program's own children outlive it otherwise."""
    for child in children:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, number)
