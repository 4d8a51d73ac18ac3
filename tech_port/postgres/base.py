"""Django's PostgreSQL with a deadline of our own on every answer.

The server's timeouts end slow statements, but a server that hangs ends nothing: then only the client can.
"""

from types import SimpleNamespace

import psycopg
from django.db.backends.postgresql import base, features
from psycopg.errors import _WaitTimeout

from . import limits
from .limits import LIMITS
from .silence import Silence

CONNECT_WITHIN = 3  # seconds
REACHING = {
    "connect_timeout": CONNECT_WITHIN,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 3500,  # milliseconds
}
silence = Silence()


class Connection(psycopg.Connection):
    """A connection that is closed when an answer takes longer than `within` seconds."""

    within = LIMITS["page"].answer

    def wait(self, gen, *args, timeout=None, **kwargs):
        try:
            return super().wait(gen, *args, timeout=self.within if timeout is None else timeout, **kwargs)
        except _WaitTimeout:
            # What the server may still answer belongs to this question, so no other may use the connection.
            self.pgconn.finish()
            silence.begin()
            raise psycopg.OperationalError(f"no answer within {self.within} s") from None


class DatabaseFeatures(features.DatabaseFeatures):
    """Nothing for which Django 6.1's system checks ask the server its version: a site starts while that is away."""

    supports_virtual_generated_columns = False  # the portal has none


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
    Database = SimpleNamespace(**vars(psycopg) | {"connect": Connection.connect})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.limits = LIMITS[limits.default]

    def get_connection_params(self):
        given = super().get_connection_params()
        options = " ".join(filter(None, [given.get("options"), self.limits.as_options]))
        return REACHING | given | {"options": options}

    def get_new_connection(self, conn_params):
        if silence.keeps_out(trying_for=CONNECT_WITHIN):
            raise self.Database.OperationalError("the database did not answer a moment ago")
        try:
            connection = super().get_new_connection(conn_params)
        except psycopg.errors.ConnectionTimeout:
            silence.begin()
            raise
        silence.end()
        connection.within = self.limits.answer
        return connection

    def use_limits(self, wanted):
        """Change the limits of this connection from now on."""
        self.limits = wanted
        if self.connection is None or self.connection.closed:
            return
        self.connection.within = wanted.answer
        # In a transaction that failed nothing can be set; its end takes back what was set inside it.
        if self.connection.info.transaction_status != psycopg.pq.TransactionStatus.INERROR:
            with self.wrap_database_errors:
                self.connection.execute("; ".join(f"SET {name} = {value}" for name, value in wanted.settings.items()))
