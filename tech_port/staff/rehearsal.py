"""To do something and take it all back: what was stored, the mails of it, and the files that it left."""

import logging
from contextlib import contextmanager

from django.core.files.storage import default_storage
from django.db import transaction

from ..storage import written
from ..storage.away import StorageAway

logger = logging.getLogger("portal.media")


class _Over(Exception):
    """Ends a rehearsal."""


@contextmanager
def rehearsed():
    """Whatever is done inside is seen inside, and rolled back at the end, also where it is part of a transaction.

    What waits for the commit is never done, as sending is; numbers of a sequence are used up. An error goes on.
    """
    with written.collected() as names:
        try:
            with transaction.atomic():
                yield
                raise _Over
        except _Over:
            pass
        finally:
            for name in names:
                _delete(name)


def _delete(name):
    try:
        default_storage.delete(name)
    except StorageAway as error:
        logger.warning("a file of a rehearsal is left: %s", error)
