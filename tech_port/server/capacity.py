"""Whether PostgreSQL has a connection for every thread that may want one, and for each process that listens."""

from django.db import connection

OTHERS = 8  # connections of the worker of mail and jobs, of a command, and of somebody who looks what is wrong


def needed(workers, threads, copies):
    """Each thread keeps a connection, and each worker one to listen on; while a reload goes on there is one more."""
    return copies * (workers + 1) * (threads + 1) + OTHERS


def given():
    """How many connections the server gives to those who are no superusers."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int"
        )
        return cursor.fetchone()[0]


def shortage(workers, threads, copies, available):
    """A sentence on what is too little and what to change, or None."""
    if (wanted := needed(workers, threads, copies)) <= available:
        return None
    return (
        f"{copies} × ({workers} + 1) workers × ({threads} threads + 1) and {OTHERS} for commands may take {wanted} "
        f"database connections, and PostgreSQL gives {available}. Raise its max_connections, or serve with fewer "
        "(--workers, --threads, --copies)."
    )
