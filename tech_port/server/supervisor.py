"""The main process of `manage.py serve`: it holds the listening socket and sees to it that workers serve it.

a worker that dies    is replaced
SIGHUP                each worker in turn is replaced by a new one, which runs the code as it is on the disk by then
                      (of another folder, where a symlink leads there), and ends once the new one answers; one that
                      does not start changes nothing
SIGTERM, SIGINT       the workers finish what has begun, and all ends
"""

import contextlib
import logging
import select
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field

from .parent import start

logger = logging.getLogger("portal.server")

START_WITHIN = 60  # seconds
PAUSES = (0, 1, 2, 5, 10, 30)  # seconds before the next start of a worker, by how many have failed in a row
TO_DIE = 2  # seconds that a worker has beyond those to finish in


@dataclass
class Worker:
    process: subprocess.Popen
    replaces: "Worker | None" = None
    folder: str = ""  # whose code it runs
    is_ready: bool = False
    kill_at: float = 0
    started: float = field(default_factory=time.monotonic)

    def end(self, within):
        if not self.kill_at:
            self.kill_at = time.monotonic() + within
            self.process.terminate()

    def is_late(self):
        return not self.is_ready and time.monotonic() > self.started + START_WITHIN


class Supervisor:
    def __init__(self, listening, code, *, workers, threads, within):
        """`within` so many seconds a worker that ends finishes what it has begun."""
        self.listening, self.code = listening, code
        self.number, self.threads, self.within = workers, threads, within
        self.workers, self.to_replace, self.failed, self.next_start = [], [], 0, 0.0
        self.is_ending = self.wants_reload = False
        self.wake, self.woken = socket.socketpair()

    def run(self):
        """Serve until told to end. The exit code: 1 if no worker ever started."""
        self.listen_to_signals()
        ever_ready = False
        while not self.is_ending:
            self.keep_the_number()
            self.wait()
            if not ever_ready and any(worker.is_ready for worker in self.workers):
                ever_ready = True
                logger.info("serving with %s workers of %s threads", self.number, self.threads)
            if self.failed > self.number and not ever_ready:
                logger.error("no worker started; what it said is above")
                break
        self.stop()
        return 0 if ever_ready else 1

    def listen_to_signals(self):
        for end in (self.wake, self.woken):
            end.setblocking(False)
        signal.set_wakeup_fd(self.wake.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.ask_to_end)
        signal.signal(signal.SIGHUP, self.ask_to_reload)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # wakes the loop

    def ask_to_end(self, *_):
        self.is_ending = True

    def ask_to_reload(self, *_):
        self.wants_reload = True

    # Workers

    def spawn(self, replaces=None):
        folder, python = self.code.now()
        command = (python, "-m", "tech_port.server.worker", self.listening.fileno(), self.threads, self.within)
        try:
            process = start([str(word) for word in command], cwd=folder, pass_fds=[self.listening.fileno()])
        except OSError as error:  # a symlink that leads nowhere, an environment that is not there yet
            self.note_failure(replaces, error)
        else:
            self.workers.append(Worker(process, replaces, folder=folder))

    def keep_the_number(self):
        """Start what is missing, and the next one of a reload."""
        if self.wants_reload:
            self.wants_reload = False
            self.to_replace = list(self.workers)
        staying = [worker for worker in self.workers if not worker.kill_at]
        if any(worker.replaces for worker in staying):
            return
        for _missing in range(self.number - len(staying)):
            if time.monotonic() >= self.next_start:
                self.spawn()
        staying = [worker for worker in self.workers if not worker.kill_at]
        self.to_replace = [worker for worker in self.to_replace if worker in staying]
        if self.to_replace and all(worker.is_ready for worker in staying):
            self.spawn(replaces=self.to_replace.pop(0))

    def wait(self):
        """Wait for a signal, a word from a worker or an end of one, a second at most, and take note."""
        sockets = {worker.process.lifeline: worker for worker in self.workers if not worker.is_ready}
        heard, _, _ = select.select([self.woken, *sockets], [], [], 1)
        for end in heard:
            if end is self.woken:
                with contextlib.suppress(BlockingIOError):
                    end.recv(4096)
            elif end.recv(1):
                self.note_ready(sockets[end])
        for worker in list(self.workers):
            if worker.is_late() or (worker.kill_at and time.monotonic() > worker.kill_at):
                worker.process.kill()
            if worker.process.poll() is not None:
                self.note_dead(worker)

    def note_ready(self, worker):
        worker.is_ready = True
        self.failed = 0
        if worker.replaces:
            worker.replaces.end(self.within + TO_DIE)
            worker.replaces = None
            if not self.to_replace:
                logger.info("reloaded: every worker runs the code in %s", worker.folder)

    def note_dead(self, worker):
        worker.process.lifeline.close()
        self.workers.remove(worker)
        if worker.kill_at:
            return
        code = worker.process.returncode
        if worker.is_ready:
            logger.error("a worker ended by itself (exit %s); another one is started", code)
            self.pause()
        else:
            self.note_failure(worker.replaces, f"exit {code}")

    def note_failure(self, replaces, why):
        self.failed += 1
        logger.error("a worker did not start (%s)", why)
        if replaces:
            logger.error("the reload is given up; the workers of before go on")
            self.to_replace = []
        self.pause()

    def pause(self):
        self.next_start = time.monotonic() + PAUSES[min(self.failed, len(PAUSES) - 1)]

    def stop(self):
        self.listening.close()
        for worker in self.workers:
            worker.end(self.within + TO_DIE)
        while self.workers:
            self.wait()
        signal.set_wakeup_fd(-1)
