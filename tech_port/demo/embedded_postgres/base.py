"""PostgreSQL as an engine that starts the server when it does not answer and makes a database that is missing."""

import time

from django.db.backends.postgresql import client

from tech_port.postgres import base

from .server import PORT, Server, ServerError

# libpq has no error codes for these; all of them pass by themselves, or by starting the server.
PASSING = (
    "No such file or directory",
    "Connection refused",
    "starting up",
    "shutting down",
    "recovery mode",
    "not yet accepting connections",
    "server closed the connection",
    "administrator command",
)
PATIENCE = 15  # seconds for a server that repairs itself after a crash


class DatabaseClient(client.DatabaseClient):
    """`manage.py dbshell` with the bundled psql."""

    executable_name = str(Server.bin / "psql")

    def runshell(self, parameters):
        self.connection.ensure_connection()
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    def __init__(self, settings_dict, alias="default"):
        self.server = Server(settings_dict["DATA_DIR"])
        settings_dict.update(HOST=str(self.server.socket_dir), PORT=PORT, USER="postgres", PASSWORD="")
        super().__init__(settings_dict, alias)

    def get_new_connection(self, conn_params):
        give_up = time.monotonic() + PATIENCE
        if not self.server.in_use:
            self.start()
        while True:
            try:
                return super().get_new_connection(conn_params)
            except self.Database.OperationalError as error:
                if f'database "{self.settings_dict["NAME"]}" does not exist' in str(error):
                    self.create_database()
                elif any(words in str(error) for words in PASSING) and time.monotonic() < give_up:
                    time.sleep(0.05)
                    self.start()
                else:
                    raise

    def start(self):
        try:
            self.server.ensure()
        except ServerError as error:
            raise self.Database.OperationalError(str(error)) from error

    def create_database(self):
        """Make the database; another process may be first, which is as good."""
        with self._nodb_cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [self.settings_dict["NAME"]])
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.settings_dict["NAME"]])
            if not cursor.fetchone():
                cursor.execute(f"CREATE DATABASE {self.ops.quote_name(self.settings_dict['NAME'])}")
