"""PgBouncer by transaction, in front of a drill's PostgreSQL, on a port of its own."""

import os
import shutil
import subprocess
from contextlib import contextmanager

import psycopg

from tech_port.postgres.limits import LIMITS
from tests.drills.served import free_port
from tests.waiting import wait_until

from .postgresql import HOST, USER, as_postgres

CONFIGURATION = """
[databases]
portal = host={host} port={server} dbname=portal user={user}
[pgbouncer]
listen_addr = {host}
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = {size}
max_client_conn = 200
logfile = {folder}/log
"""


def program():
    return shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@contextmanager
def pgbouncer(folder, postgresql, size):
    """Gives its URL; so many sessions of the server are shared by all who come."""
    port = free_port()
    folder = folder.with_name(f"{folder.name}-{port}")
    folder.mkdir()
    given = {"host": HOST, "user": USER, "server": postgresql.port, "port": port, "size": size, "folder": folder}
    (folder / "pgbouncer.ini").write_text(CONFIGURATION.format(**given))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    process = subprocess.Popen([program(), "-q", folder / "pgbouncer.ini"], cwd="/", **as_postgres())
    url = f"postgresql://{USER}@{HOST}:{port}/portal"
    try:
        assert wait_until(lambda: answers(url) or process.poll() is not None, seconds=10)
        assert process.poll() is None
        yield url
    finally:
        process.terminate()
        process.wait(timeout=10)


def give_limits(postgresql):
    """To the role, as `serve` asks for it behind a pooler; sessions that the pooler has already do not hear of it."""
    for name, value in LIMITS["page"].settings.items():
        postgresql.execute(f"ALTER ROLE {USER} SET {name} = {value}")


def answers(url):
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True
