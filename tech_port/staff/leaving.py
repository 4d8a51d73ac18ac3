"""What leaves by what somebody does: noted where it is queued or published, so that it can be looked at before it does.

Where nobody collects it, as in the worker and on the site's own pages, noting costs nothing.
"""

from collections.abc import Callable
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction

LISTED = 10  # addresses that are named of those that many mails go to

_collecting = ContextVar("leaving", default=None)


@dataclass
class Part:
    """One mail as it will be, the first addresses that get it, each in its own name, and how many do.

    `keys` is another number when others get it, though they are as many. A text `for_all` is no secret to any of the
    staff, whoever gets it.
    """

    mail: object
    addresses: list
    number: int = 1
    keys: int = 0
    for_all: bool = False


@dataclass
class Sending:
    """Mails that one act makes: to one, or by the worker to many, of which each language is a part.

    `withhold(now)` undoes it, and is None for what goes in any case. `let_go(by, now)` sends what waits for a yes.
    """

    parts: list
    withhold: Callable | None = None
    let_go: Callable | None = None
    due_at: datetime | None = None
    is_the_point: bool = False  # without it the act would be none
    title: str = ""  # of the page that is looked at, where the act has a word of its own
    button: str = ""
    runs_out: bool = False  # it tells until when something can be answered, which is another minute at each look

    @property
    def number(self):
        return sum(part.number for part in self.parts)


class Leaving:
    """What was noted: functions that give a Sending, and sentences on what becomes public and where.

    What was undone within the act, by a transaction in it that was rolled back, is as if it was never noted: each note
    goes with a function that Django keeps for the commit, and forgets with what is rolled back.
    """

    def __init__(self):
        self._makers, self._public = [], []

    def note_mails(self, make):
        self._makers.append((make, _mark()))

    def note_public(self, sentence):
        self._public.append((sentence, _mark()))

    def sendings(self):
        """To be asked before the transaction of the act is over."""
        found = [make() for make in _standing(self._makers)]
        return [sending for sending in found if sending and sending.number]

    def public(self):
        return list(dict.fromkeys(map(str, _standing(self._public))))


def _mark():
    mark = partial(bool)
    transaction.on_commit(mark)
    return mark


def _standing(noted):
    kept = {id(function) for _savepoints, function, _robust in transaction.get_connection().run_on_commit}
    return [what for what, mark in noted if id(mark) in kept]


@contextmanager
def collected():
    """A block, in a transaction, in which all that leaves is noted in the value of `with`."""
    found = Leaving()
    before = _collecting.set(found)
    try:
        yield found
    finally:
        _collecting.reset(before)


def send(make):
    """Note mails; `make` gives their Sending once the act is over, or None when there are none after all."""
    if found := _collecting.get():
        found.note_mails(make)


def publish(sentence):
    """Note what everybody can see from now on, and where."""
    if found := _collecting.get():
        found.note_public(sentence)
