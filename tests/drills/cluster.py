"""A PostgreSQL of a drill's own, with the site's content, which may be stopped and killed."""

import os
import subprocess
import sys

import psutil
import psycopg
from django.conf import settings

from tech_port.demo.embedded_postgres.server import Server

from .served import environment

DATABASE = "drill"


class Cluster:
    def __init__(self, folder):
        self.folder = folder
        self.server = Server(folder / "postgres")
        self.server.ensure()
        self.environment = environment(folder, self.server.socket_dir, DATABASE)
        with self.connect("postgres") as connection:
            connection.execute(f"CREATE DATABASE {DATABASE}")
        for command in (["migrate", "-v0"], ["seed"]):
            subprocess.run(
                [sys.executable, "manage.py", *command], cwd=settings.BASE_DIR, env=self.environment, check=True
            )

    def connect(self, database=DATABASE):
        return psycopg.connect(
            host=str(self.server.socket_dir), port=5432, user="postgres", dbname=database, autocommit=True
        )

    def rows(self, sql):
        with self.connect() as connection:
            return connection.execute(sql).fetchall()

    def processes(self):
        postmaster = self.server.postmaster()
        return [postmaster, *postmaster.children(recursive=True)]

    def backends(self):
        """The processes that serve the site's connections."""
        return [pid for (pid,) in self.rows("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")]

    def suspend(self):
        for process in self.processes():
            process.suspend()

    def resume(self):
        for process in self.processes():
            process.resume()

    def kill_a_backend(self):
        """One connection's process is killed, and PostgreSQL starts all of them anew."""
        mine = os.getpid()
        victim = next(pid for pid in self.backends() if pid != mine)
        psutil.Process(victim).kill()

    def kill(self):
        """All of PostgreSQL is killed, and started again."""
        for process in self.processes():
            process.kill()
        self.server.ensure()

    def stop(self):
        self.server.release()
        self.server.stop()
