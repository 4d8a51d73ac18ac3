"""`make run`: the whole portal on one machine, from an empty clone, until Ctrl-C."""

import contextlib
import errno
import fcntl
import hashlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError
from django.urls import reverse

HOST = "127.0.0.1"
STOP_WITHIN = 1.2  # seconds for the programs to end by themselves; the database needs the rest of the two promised
START_WITHIN = 30
DAILY_EVERY = 600  # seconds between runs of the daily work, which does nothing twice in a day
TENDED_EVERY = 60  # seconds between looks at the sign-ups for events
PAUSE = 5  # seconds before the mail worker is started again
GRANIAN = (
    *("-m", "granian", "--interface=wsgi", "--workers=2", "--blocking-threads=1"),
    *("--respawn-failed-workers", "--log-level=warning"),
)


@dataclass
class Timer:
    """A command that is run again and again, `every` so many seconds; `due` on the monotonic clock."""

    command: str
    every: int
    due: float = 0
    child: subprocess.Popen | None = None


class Command(BaseCommand):
    help = "Prepares and runs the whole portal: database, content, web server and mail worker. Ctrl-C stops it."
    requires_system_checks = []
    children = ()

    def handle(self, **options):
        sys.stdout.reconfigure(errors="replace", line_buffering=True)
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, interrupt)
        began = time.monotonic()
        try:
            port = checked_port(os.environ.get("PORT", "8000"))
            check_writable(settings.VAR_DIR)
            web = self.start(port)
            self.watch(web, port, began)
        except KeyboardInterrupt:
            self.stdout.write("\nStopping. The data stay.")
        except OperationalError as error:
            raise CommandError(str(error).strip()) from error
        finally:
            self.stop()

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
                self.password = demo_password() if embedded() else None
            connections.close_all()
            with self.step("Web server"):
                check_free(port)
                web = self.spawn(*GRANIAN, f"--host={HOST}", f"--port={port}", "tech_port.wsgi:application")
                wait_until_answering(port, web)
        return web

    @contextlib.contextmanager
    def step(self, name):
        began = time.monotonic()
        yield
        self.stdout.write(f"✓ {name} {time.monotonic() - began:.1f} s")

    def watch(self, web, port, began):
        """Run the mail worker, which gets another chance when it stops, until the web server stops."""
        mail, again = self.spawn("manage.py", "send_mail"), None
        self.welcome(port, time.monotonic() - began)
        timers = [Timer("daily", DAILY_EVERY), Timer("tend_events", TENDED_EVERY)]
        while web.poll() is None:
            for timer in timers:
                self.keep(timer)
            if mail.poll() is not None and again is None:
                self.stderr.write(f"The mail worker stopped (exit {mail.returncode}); it starts again in {PAUSE} s.")
                signal_groups([mail], signal.SIGKILL)
                self.children = tuple(child for child in self.children if child is not mail)
                again = time.monotonic() + PAUSE
            elif again and time.monotonic() > again:
                mail, again = self.spawn("manage.py", "send_mail"), None
            time.sleep(0.1)
        raise CommandError(f"The web server stopped (exit {web.returncode}), so everything stops. Its words are above.")

    def keep(self, timer):
        """Start the command of a timer when it is due, once the run before has ended."""
        if time.monotonic() >= timer.due and (timer.child is None or timer.child.poll() is not None):
            self.children = tuple(child for child in self.children if child is not timer.child)
            timer.child, timer.due = self.spawn("manage.py", timer.command), time.monotonic() + timer.every

    def spawn(self, *arguments):
        """Start a Python program in a process group of its own, which Ctrl-C in the terminal does not reach."""
        child = subprocess.Popen([sys.executable, *arguments], cwd=settings.BASE_DIR, start_new_session=True)
        self.children = (*self.children, child)
        return child

    def welcome(self, port, seconds):
        site = f"http://{HOST}:{port}"
        lines = [f"\nTrondheim Tech Port runs ({seconds:.1f} s): {site}/", f"  Admin  {site}{reverse('admin:index')}"]
        if self.password:
            lines.append(f"         Demo sign-in, for this copy alone: demo / {self.password}")
        if mail_dir := getattr(settings, "MAIL_DIR", None):
            lines.append(f"  Mail   is written to {mail_dir}")
        self.stdout.write("\n".join([*lines, "  Stop   with Ctrl-C\n"]))

    def stop(self):
        """End every program with all it started, then the database if nobody else uses it."""
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, signal.SIG_IGN)
        for child in self.children:
            child.terminate()
        give_up = time.monotonic() + STOP_WITHIN
        while any(child.poll() is None for child in self.children) and time.monotonic() < give_up:
            time.sleep(0.02)
        signal_groups(self.children, signal.SIGKILL)
        for child in self.children:
            child.wait()
        connections.close_all()
        if embedded():
            connection.server.release()


def interrupt(number, frame):
    raise KeyboardInterrupt


def embedded():
    return settings.DATABASES["default"]["ENGINE"] == "tech_port.demo.embedded_postgres"


def checked_port(text):
    """The port as a number, if it is one and nobody has it."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise CommandError(
            f"PORT must be a number from 1 to 65535, and it is “{text}”. For example: make run PORT=8001"
        )
    check_free(int(text))
    return int(text)


def check_free(port):
    if not (refused := refusal(port)):
        return
    other = next((number for number in range(max(port, 8000) + 1, 65536) if not refusal(number)), 8001)
    if refused == errno.EADDRINUSE:
        problem = f"Port {port} is taken. Stop what uses it, or choose another"
    else:
        problem = f"Port {port} is not for ordinary users. Choose another"
    raise CommandError(f"{problem}: make run PORT={other}")


def refusal(port):
    """The error number that a port answers to whoever wants it, or 0."""
    with socket.socket() as wanted:
        wanted.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            wanted.bind((HOST, port))
        except OSError as error:
            return error.errno
    return 0


def check_writable(folder):
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CommandError(
            f"Cannot write to {folder} ({error.strerror}). Copy the project to a folder of your own and run it there."
        ) from error


def migrate():
    """Apply what is missing; asking first costs far less than the command that finds nothing to do."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def collect_static():
    """Collect the static files if one of them changed since the last time."""
    state = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            state.update(f"{name} {found.st_mtime_ns} {found.st_size}\n".encode())
    stamp = settings.VAR_DIR / "static.stamp"
    if stamp.exists() and stamp.read_text() == state.hexdigest() and Path(settings.STATIC_ROOT).exists():
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(state.hexdigest())


def demo_password():
    """The password of the user “demo”, which is made, with a random one, when the user or the file is missing."""
    users, path = get_user_model().objects, settings.VAR_DIR / "demo-password.txt"
    user = users.filter(username="demo").first()
    if user and path.exists():
        return path.read_text().strip()
    password = secrets.token_urlsafe(15)
    user = user or users.create_superuser("demo", "demo@example.invalid", first_name="Demo", last_name="(testbruker)")
    user.set_password(password)
    user.save()
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f"{password}\n")
    return password


def wait_until_answering(port, web):
    give_up = time.monotonic() + START_WITHIN
    while time.monotonic() < give_up and web.poll() is None:
        client = HTTPConnection(HOST, port, timeout=5)
        try:
            client.request("GET", "/helse/")
            client.getresponse()
            return
        except (OSError, HTTPException):
            time.sleep(0.05)
        finally:
            client.close()
    raise CommandError("The web server did not start. Its words are above.")


def signal_groups(children, number):
    """Signal whole process groups: a program's own children outlive it otherwise."""
    for child in children:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, number)
