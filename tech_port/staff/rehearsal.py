"""To do something and take it all back: what was stored, the mails of it, and the files that it left."""

from contextlib import contextmanager

from django.db import transaction

from ..storage import saved


class _Over(Exception):
    """Ends a rehearsal."""


@contextmanager
def rehearsed():
    """Whatever is done inside is seen inside, and rolled back at the end, also where it is part of a transaction.

    What waits for the commit is never done, as sending is; numbers of a sequence are used up. An error goes on.
    """
    with saved.collected() as names:
        try:
            with transaction.atomic():
                yield
                raise _Over
        except _Over:
            pass
        finally:
            saved.remove(names)
