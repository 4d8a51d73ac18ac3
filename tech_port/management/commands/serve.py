"""`manage.py serve`: the web server, for trying and for real."""

import logging
import os
import socket
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from tech_port.postgres import pooler
from tech_port.server import capacity
from tech_port.server.code import Code
from tech_port.server.supervisor import Supervisor

logger = logging.getLogger("portal.server")


class Command(BaseCommand):
    help = "Serves the site. SIGHUP loads new code without a gap; SIGTERM ends once what has begun is answered."

    def add_arguments(self, parser):
        parser.add_argument("--bind", default="127.0.0.1:8000", help="address:port (127.0.0.1:8000)")
        parser.add_argument("--workers", type=int, default=2, help="processes (2): as many as there are cores")
        parser.add_argument("--threads", type=int, default=4, help="of each, with a database connection each (4)")
        parser.add_argument("--copies", type=int, default=1, help="how many servers like this one share the database")
        parser.add_argument("--finish-within", type=int, default=10, help="seconds to answer in what has begun (10)")

    def handle(self, *, bind, workers, threads, copies, finish_within, **options):
        self.check_database(workers, threads, copies)
        with listen(bind) as listening:
            supervisor = Supervisor(listening, code_as_named(), workers=workers, threads=threads, within=finish_within)
            sys.exit(supervisor.run())

    def check_database(self, *of_threads):
        """Whether the database has what pages need of it; behind a pooler, limits instead of connections."""
        pooler.use_pooler()
        try:
            if connection.is_pooled:
                lacks = pooler.missing_limits()
            else:
                lacks = capacity.shortage(*of_threads, capacity.given())
        except DatabaseError:
            logger.exception("the database does not answer, so it is not known whether it has what pages need")
        else:
            if lacks:
                raise CommandError(lacks)
        finally:
            connection.close()


def code_as_named():
    folder = os.environ.get("PWD", "")
    return Code.named(sys.argv[0], sys.executable, working_directory=folder, base=settings.BASE_DIR)


def listen(bind):
    host, _colon, port = bind.rpartition(":")
    if not (host and port.isascii() and port.isdigit() and int(port) < 65536):
        raise CommandError(f"--bind wants address:port, such as 127.0.0.1:8000, and not “{bind}”.")
    host = host.strip("[]")
    try:
        return socket.create_server((host, int(port)), family=family_of(host), backlog=1024)
    except OSError as error:
        raise CommandError(f"Cannot serve at {bind}: {error}.") from error


def family_of(host):
    return socket.AF_INET6 if ":" in host else socket.AF_INET
