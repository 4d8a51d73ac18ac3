"""The whole portal on one machine: brought up to date, started, watched and stopped."""

import contextlib
import fcntl
import time

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, connections
from django.urls import reverse

from . import web_server
from .ports import HOST, checked_port
from .preparation import check_writable, collect_static, migrate
from .programs import Programs
from .sign_in import demo_password

PAUSE = 5  # seconds before the worker is started again


class Portal:
    def __init__(self, stdout, stderr):
        self.stdout, self.stderr = stdout, stderr
        self.programs = Programs()

    def run(self, port):
        """Prepare and run the portal on a port, given as text, until the web server stops."""
        began = time.monotonic()
        port = checked_port(port)
        check_writable(settings.VAR_DIR)
        web, password = self.start(port)
        worker = self.start_worker()
        self.welcome(port, password, time.monotonic() - began)
        self.watch(web, worker)

    def start(self, port):
        """Bring everything up to date and start the web server. A second instance waits, and then finds it done."""
        with (settings.VAR_DIR / "setup.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            with self.step("Translations"):
                call_command("compile_catalogues")
            with self.step("Database"):
                connection.ensure_connection()
            with self.step("Tables"):
                migrate()
            with self.step("Static files"):
                collect_static()
            with self.step("Content"):
                call_command("seed", stdout=self.stdout)
            with self.step("Demo sign-in"):
                password = demo_password() if embedded() else None
            connections.close_all()
            with self.step("Web server"):
                web = web_server.start(self.programs, port)
        return web, password

    @contextlib.contextmanager
    def step(self, name):
        began = time.monotonic()
        yield
        self.stdout.write(f"✓ {name} {time.monotonic() - began:.1f} s")

    def start_worker(self):
        return self.programs.start("manage.py", "worker")

    def welcome(self, port, password, seconds):
        site = f"http://{HOST}:{port}"
        lines = [f"\nTrondheim Tech Port runs ({seconds:.1f} s): {site}/", f"  Admin  {site}{reverse('admin:index')}"]
        if password:
            lines.append(f"         Demo sign-in, for this copy alone: demo / {password}")
        lines.append(f"  Mail   is written to {settings.MAIL_DIR}")
        self.stdout.write("\n".join([*lines, "  Stop   with Ctrl-C\n"]))

    def watch(self, web, worker):
        """Give the worker another chance when it stops, until the web server stops."""
        again = None
        while web.poll() is None:
            if worker.poll() is not None and again is None:
                self.stderr.write(f"The worker stopped (exit {worker.returncode}); it starts again in {PAUSE} s.")
                self.programs.kill(worker)
                again = time.monotonic() + PAUSE
            elif again and time.monotonic() > again:
                worker, again = self.start_worker(), None
            time.sleep(0.1)
        raise CommandError(f"The web server stopped (exit {web.returncode}), so everything stops. Its words are above.")

    def stop(self):
        """End every program, then the database if nobody else uses it."""
        self.programs.stop()
        connections.close_all()
        if embedded():
            connection.server.release()


def embedded():
    return settings.DATABASES["default"]["ENGINE"] == "tech_port.demo.embedded_postgres"
