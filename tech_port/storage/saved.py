"""Files that are stored by what may be undone: noted, so that they go with it."""

import logging
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.files.storage import default_storage

from .away import StorageAway

logger = logging.getLogger("portal.media")
_collecting = ContextVar("saved", default=None)


@contextmanager
def collected():
    """A block whose new files are listed, by their names, in the value of `with`."""
    names = []
    before = _collecting.set(names)
    try:
        yield names
    finally:
        _collecting.reset(before)


def note(name):
    """Say that a file was stored; returns its name."""
    if (names := _collecting.get()) is not None:
        names.append(name)
    return name


def remove(names):
    """Delete files whose rows were never there."""
    for name in names:
        try:
            default_storage.delete(name)
        except StorageAway:
            logger.warning("a file of a form that was not sent is left: %s", name)
