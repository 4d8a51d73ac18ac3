"""What functions answered, remembered for as long as the version of the data stays the same."""

import threading
from collections import OrderedDict
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps

from django.utils.translation import get_language


@dataclass(frozen=True)
class By:
    """What a remembered function is given besides its key: it is as equal as the key, from which its answer follows."""

    key: object
    value: object = field(compare=False)


_reading = ContextVar("reading", default=None)


@contextmanager
def reading(version):
    """In this block a public page of a version is read, and what was remembered of that may stand on it."""
    token = _reading.set(version)
    try:
        yield
    finally:
        _reading.reset(token)


def remembered(*parts, entries=64):
    """Keep the last answers of a function by its arguments, the language, and the version of some parts (none: of all).

    What it answers is shared by all who ask, so nobody may change it; it follows from its arguments and the public data
    alone, and not from the minute: whatever turns by the clock is one of the moments that make a new version.
    """

    def decorate(function):
        kept, lock = OrderedDict(), threading.Lock()

        @wraps(function)
        def asked(*arguments):
            version = _reading.get()
            if version is None:
                return function(*arguments)
            key = (version.of(parts), get_language(), arguments)
            with lock:
                if key in kept:
                    kept.move_to_end(key)
                    return kept[key]
            answer = function(*arguments)
            with lock:
                kept[key] = answer
                while len(kept) > entries:
                    kept.popitem(last=False)
            return answer

        return asked

    return decorate
