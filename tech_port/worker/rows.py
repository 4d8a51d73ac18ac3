"""Going through many rows, where one bad row stops no other."""

import logging
import time

from django.db import connection, transaction

LONGEST_RUN = 20  # seconds; then other jobs have their turn, and the next run goes on

logger = logging.getLogger("portal.worker")


class RowsFailedError(Exception):
    """Some rows could not be done; all the others were."""


def one_by_one(keys, act, within=LONGEST_RUN):
    """Call `act(key)` for each key, each in a transaction of its own; returns the sum of the answers.

    A row that fails is logged by its key, and that some did is raised at the end, so that staff see the job fail. Rows
    that are left after `within` seconds wait for the next run: what is done must not be asked for again.
    """
    total, failed, give_way = 0, {}, time.monotonic() + within
    for key in keys:
        try:
            with transaction.atomic():
                total += act(key)
        except Exception as error:
            if not connection.is_usable():
                raise
            logger.exception("row %s failed", key)
            failed[key] = error
        if time.monotonic() > give_way:
            break
    if failed:
        names = sorted({type(error).__name__ for error in failed.values()})
        raise RowsFailedError(f"{len(failed)} rows failed ({', '.join(names)}), {total} done")
    return total
