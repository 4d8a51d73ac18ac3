"""How long the database may take, by the name of the work."""

import re
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connections, transaction


@dataclass(frozen=True)
class Limits:
    """Seconds: for a statement and for a lock, kept by the server; for any answer, kept by us; 0 is no limit.

    The server's are shorter, so that a slow statement is told apart from a server that is silent.
    """

    statement: float
    lock: float
    answer: float
    idle_in_transaction: float = 10

    @property
    def settings(self):
        """PostgreSQL's names, in milliseconds."""
        return {
            "statement_timeout": round(self.statement * 1000),
            "lock_timeout": round(self.lock * 1000),
            "idle_in_transaction_session_timeout": round(self.idle_in_transaction * 1000),
        }


LIMITS = {
    "page": Limits(statement=2.5, lock=2, answer=3.5),  # whoever waits for a page
    "command": Limits(statement=30, lock=10, answer=35, idle_in_transaction=120),  # workers and commands
    "export": Limits(statement=20, lock=2, answer=25),
    "import": Limits(statement=60, lock=10, answer=65, idle_in_transaction=60),
    "seed": Limits(statement=120, lock=60, answer=125, idle_in_transaction=120),
    "backup": Limits(statement=0, lock=10, answer=3600, idle_in_transaction=0),
    # A migration that waits for a lock holds up every page behind it, so it gives up soon and tries again.
    "migration": Limits(statement=0, lock=0.5, answer=3600, idle_in_transaction=0),
}

default = "command"  # of this process; the one that answers visitors has those of a page


def use_limits_by_default(name):
    """Give every connection that this process opens from now on the limits of a name."""
    global default
    default = name


@contextmanager
def limits(name, using=DEFAULT_DB_ALIAS):
    """Run a block, or as a decorator a function, with the limits of that name; behind a pooler as one transaction."""
    connection = connections[using]
    before = connection.limits
    with transaction.atomic(using) if connection.is_pooled else nullcontext():
        connection.use_limits(LIMITS[name])
        try:
            yield
        finally:
            connection.use_limits(before)


def names_in(options):
    """The settings that libpq's `options` name: `-c statement_timeout=5000 --lock-timeout=2s`."""
    return {name.replace("-", "_").lower() for name in re.findall(r"(?:-c\s*|--)([\w.-]+)\s*=", options)}
