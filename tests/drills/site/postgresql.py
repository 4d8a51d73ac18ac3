"""PostgreSQL from the system's packages, in a folder of the drill's own; it never touches the machine's own cluster."""

import os
import pwd
import shutil
import signal
import subprocess
from contextlib import suppress

import psycopg

from tests.drills.served import free_port
from tests.waiting import wait_until

from .needs import postgresql_programs

HOST, USER = "127.0.0.1", "postgres"
SETTINGS = {
    "listen_addresses": f"'{HOST}'",
    "max_connections": "80",
    "wal_level": "replica",
    "max_wal_senders": "5",
    "wal_keep_size": "'256MB'",
    "timezone": "'UTC'",
}


def as_postgres():
    """PostgreSQL refuses to run as root; its package made a user for it."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


class SystemPostgreSQL:
    """A server with one database, `portal`, reached over TCP without a password."""

    def __init__(self, folder):
        self.folder, self.data, self.port = folder, folder / "data", free_port()
        self.folder.mkdir(parents=True)
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")

    def run(self, program, *arguments):
        command = [postgresql_programs() / program, *arguments]
        subprocess.run(command, cwd="/", check=True, capture_output=True, **as_postgres())

    def initialise(self):
        self.run("initdb", "-D", self.data, "-U", USER, "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8")
        with (self.data / "postgresql.conf").open("a") as configuration:
            configuration.writelines(f"{name} = {value}\n" for name, value in SETTINGS.items())
        self.start()
        self.execute("CREATE DATABASE portal", "postgres")

    def start(self):
        options = f"-p {self.port} -c unix_socket_directories={self.folder}"
        self.run("pg_ctl", "start", "-w", "-D", self.data, "-l", self.folder / "log", "-o", options)

    def stop(self, mode="fast"):
        self.run("pg_ctl", "stop", "-w", "-D", self.data, "-m", mode)

    def end(self):
        """Stop at once, if it runs; its data is not needed any more."""
        with suppress(subprocess.CalledProcessError):
            self.stop("immediate")

    def kill(self):
        """End the server and all its processes as a power cut would."""
        postmaster = int((self.data / "postmaster.pid").read_text().splitlines()[0])
        os.killpg(os.getpgid(postmaster), signal.SIGKILL)

    def standby(self, folder):
        """A copy that follows this server by streaming; it is started, and waits to be promoted."""
        other = SystemPostgreSQL(folder)
        address = f"host={HOST} port={self.port} user={USER} application_name=standby"
        self.run("pg_basebackup", "-D", other.data, "-d", address, "-R", "-X", "stream", "-c", "fast")
        other.start()
        assert wait_until(lambda: self.rows("SELECT state FROM pg_stat_replication") == [("streaming",)], seconds=30)
        return other

    def promote(self):
        self.run("pg_ctl", "promote", "-w", "-D", self.data)

    def connect(self, database="portal"):
        return psycopg.connect(host=HOST, port=self.port, user=USER, dbname=database, autocommit=True)

    def rows(self, sql):
        with self.connect() as connection:
            return connection.execute(sql).fetchall()

    def execute(self, sql, database="portal"):
        with self.connect(database) as connection:
            connection.execute(sql)

    def url(self, database="portal"):
        return f"postgresql://{USER}@{HOST}:{self.port}/{database}"
