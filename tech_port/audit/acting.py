"""Who acts: told to the database for the length of a transaction, so that its triggers know whom to write down."""

from contextlib import contextmanager, nullcontext
from contextvars import ContextVar

from django.db import connection, transaction

_account = ContextVar("account", default=None)  # its number, or None for the portal itself


def acting_account():
    return _account.get()


def _tell_database(account):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('portal.actor', %s, true)", ["" if account is None else str(account)])


@contextmanager
def acting(account):
    """One transaction, all of which an account answers for; what it did is undone where it cannot be written down."""
    before = _account.get()
    token = _account.set(account.pk)
    try:
        with transaction.atomic():
            _tell_database(account.pk)
            yield
            _tell_database(before)
    finally:
        _account.reset(token)


def acting_in(request):
    """The same around a form that somebody who has signed in sends; nothing around what is only read."""
    acts = request.method == "POST" and request.user.is_authenticated
    return acting(request.user) if acts else nullcontext()
