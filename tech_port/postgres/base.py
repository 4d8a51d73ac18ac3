"""Django's PostgreSQL with a deadline of our own on every answer.

The server's timeouts end slow statements, but a server that hangs ends nothing: then only the client can.
"""

from types import SimpleNamespace

import psycopg
from django.db.backends.postgresql import base, features
from psycopg.errors import _WaitTimeout

from . import limits
from .limits import LIMITS
from .schema import DatabaseSchemaEditor
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
    silence = silence  # what is told when no answer comes

    def wait(self, gen, *args, timeout=None, **kwargs):
        if timeout is not None:  # who waits for a notice says how long, and goes on when none comes
            return super().wait(gen, *args, timeout=timeout, **kwargs)
        try:
            return super().wait(gen, *args, timeout=self.within, **kwargs)
        except _WaitTimeout:
            # What the server may still answer belongs to this question, so no other may use the connection.
            self.pgconn.finish()
            self.silence.begin()
            raise psycopg.OperationalError(f"no answer within {self.within} s") from None


class DatabaseFeatures(features.DatabaseFeatures):
    """Nothing for which Django 6.1's system checks ask the server its version: a site starts while that is away."""

    supports_virtual_generated_columns = False  # the portal has none


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
    SchemaEditorClass = DatabaseSchemaEditor
    Database = SimpleNamespace(**vars(psycopg) | {"connect": Connection.connect})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.limits = LIMITS[limits.default]

    @property
    def is_pooled(self):
        """Whether the server's session is another one in each transaction, so that nothing may be set in it to stay."""
        return self.settings_dict.get("IS_POOLED", False)

    def get_connection_params(self):
        return REACHING | super().get_connection_params()

    def init_connection_state(self):
        super().init_connection_state()
        self.set_limits()

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
        """Change the limits of this connection from now on; where a pooler shares it, until the transaction's end."""
        self.limits = wanted
        if self.connection is None or self.connection.closed:
            return
        self.connection.within = wanted.answer
        # In a transaction that failed nothing can be set; its end takes back what was set inside it.
        if self.connection.info.transaction_status != psycopg.pq.TransactionStatus.INERROR:
            self.set_limits()

    def set_limits(self):
        """Tell the server: by SET and not as it is connected to, since poolers refuse `options`."""
        if self.is_pooled and not self.in_atomic_block:
            return
        said_by_the_site = limits.names_in(self.settings_dict["OPTIONS"].get("options", ""))
        wanted = {name: value for name, value in self.limits.settings.items() if name not in said_by_the_site}
        if wanted:
            how = "SET LOCAL" if self.is_pooled else "SET"
            with self.wrap_database_errors:
                self.connection.execute("; ".join(f"{how} {name} = {value}" for name, value in wanted.items()))
