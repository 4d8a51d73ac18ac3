"""Forms that are shown again whatever they hold, because what they were about has changed: said once, for a while."""

from contextlib import contextmanager
from contextvars import ContextVar

_why = ContextVar("why_refused", default="")


def why_refused():
    return _why.get()


@contextmanager
def refusing(sentence):
    """Let no form that is read within be right, and say why."""
    token = _why.set(sentence)
    try:
        yield
    finally:
        _why.reset(token)
