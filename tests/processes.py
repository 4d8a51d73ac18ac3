"""Processes that may end while they are asked about."""

import psutil


def lives(process):
    """Whether a process still runs; one that has ended and waits to be counted by its parent does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
