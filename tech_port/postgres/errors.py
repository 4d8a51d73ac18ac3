"""What a database error means for whoever waits for an answer."""

from django.db import InterfaceError, OperationalError
from psycopg import errors

# Their server is well, but somebody else's work or a question of ours took too long.
SLOW = (errors.QueryCanceled, errors.LockNotAvailable, errors.DeadlockDetected)


def is_temporary(exception):
    """Whether trying again in a while may help."""
    return isinstance(exception, (OperationalError, InterfaceError))


def is_slow(exception):
    """Whether the database answered, and said that a statement or a lock took too long."""
    return isinstance(exception, OperationalError) and isinstance(exception.__cause__, SLOW)
