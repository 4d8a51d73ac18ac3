"""Which files were written, so that they can go with a transaction that is rolled back."""

from contextlib import contextmanager
from contextvars import ContextVar

_names = ContextVar("names of files that were written", default=None)


@contextmanager
def collected():
    """A list of the names of what is stored meanwhile."""
    names = []
    before = _names.set(names)
    try:
        yield names
    finally:
        _names.reset(before)


def note(name):
    """Add a name to the list, if somebody collects them; gives the name back."""
    if (names := _names.get()) is not None:
        names.append(name)
    return name
