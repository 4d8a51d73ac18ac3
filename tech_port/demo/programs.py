"""The programs that make up the running portal: started in groups of their own, and ended with all they started."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

from django.conf import settings

from tech_port.server.parent import start

STOP_WITHIN = 1.2  # seconds for the programs to end by themselves; the database needs the rest of the two promised


@dataclass
class Timer:
    """A command that is run again and again, `every` so many seconds; `due` on the monotonic clock."""

    command: str
    every: int
    due: float = 0
    child: subprocess.Popen | None = None


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

    def start_due(self, timer):
        """Start the command of a timer when it is due, once the run before has ended."""
        if time.monotonic() >= timer.due and (timer.child is None or timer.child.poll() is not None):
            self.forget(timer.child)
            timer.child, timer.due = self.start("manage.py", timer.command), time.monotonic() + timer.every

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
