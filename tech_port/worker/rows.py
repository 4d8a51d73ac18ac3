"""A loop over rows in which one bad row stops no other."""

import logging
import time
import traceback
from contextlib import nullcontext
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from .models import StuckRow

LONGEST_RUN = 20  # seconds; then other jobs have their turn, and the next run goes on

logger = logging.getLogger("portal.worker")


def each(job, model, keys, do, now, within=LONGEST_RUN, atomic=True):
    """Call `do(key)` for each row, in a transaction of its own; returns the sum of what it returned.

    With `atomic=False` it has transactions of its own making, and what those stored of a row that then raises stays.

    Rows that are left after `within` seconds wait for the next run: what is done must not be among them again.

    A row that raises is left as it was, logged by its number alone, and kept from the next runs for a while, longer
    each time, until it is given up and staff are told (`StuckRow`). Only a database that is away ends the loop.
    """
    keys = list(keys)
    StuckRow.objects.of(job, model).exclude(about_id__in=keys).delete()  # what is no longer to be done is no trouble
    stuck = {row.about_id: row for row in StuckRow.objects.of(job, model)}
    waiting = {key for key, row in stuck.items() if not row.is_due(now)}
    count, give_way = 0, time.monotonic() + within
    for key in keys:
        if key not in waiting:
            count += _attempt(job, model, key, do, now, stuck.get(key), atomic)
        if time.monotonic() > give_way:
            break
    return count


def _attempt(job, model, key, do, now, stuck, atomic):
    try:
        with transaction.atomic() if atomic else nullcontext():
            count = int(do(key) or 0)
            if stuck:
                stuck.delete()
    except Exception as error:
        if not connection.is_usable():
            raise
        told, lines = in_short(error), "".join(traceback.format_tb(error.__traceback__))  # no text that quotes a person
        logger.error("job %s failed with %s %s: %s\n%s", job, model._meta.label, key, told, lines)
        StuckRow.objects.note(job, model, key, told, now)
        return 0
    return count


def in_short(error):
    """What was raised and where in the portal: `KeyError, premises/alerts/watching.py:120`."""
    frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    own = [(file, line) for file, line in frames if is_own(file)]
    places = [f"{file.relative_to(settings.BASE_DIR)}:{line}" for file, line in own]
    return ", ".join([type(error).__name__, *places[-1:]])


def is_own(file):
    """Whether a file is the portal's, this one apart."""
    return file.is_relative_to(settings.BASE_DIR) and ".venv" not in file.parts and file != Path(__file__)
