"""The long-lived program: a thread for mail, one for the jobs and one that says that they live.

A long job keeps no mail waiting. Any number of workers may run: each mail and each job is held by one of them. A
database that is away is waited for. When it is told to stop, it ends what it has in hand, if that is soon.
"""

import logging
import os
import socket
import threading
import time

from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone

from tech_port.history.acting import Way, acting
from tech_port.outbox.worker import send_due

from . import running
from .models import Heartbeat, Job

PAUSE = 1  # seconds between looks for what is due
BEAT_EVERY = 10
STOP_WITHIN = 1.5

logger = logging.getLogger("portal.worker")


class Worker:
    def __init__(self):
        self.name = f"{socket.gethostname()}:{os.getpid()}"[:100]
        self.stopping = threading.Event()
        self.has_matched = False

    def run(self):
        """Work until `stopping` is set; returns whether every thread lived until then."""
        steps = [(self.send_mails, PAUSE), (self.do_jobs, PAUSE), (self.beat, BEAT_EVERY)]
        threads = [threading.Thread(target=self.repeat, args=step, daemon=True) for step in steps]
        for thread in threads:
            thread.start()
        # Only this thread hears signals, and it never waits for the database.
        while not self.stopping.wait(PAUSE) and all(thread.is_alive() for thread in threads):
            pass
        is_well = self.stopping.is_set()
        self.stopping.set()
        give_up = time.monotonic() + STOP_WITHIN
        for thread in threads:
            thread.join(max(0, give_up - time.monotonic()))
        return is_well

    def repeat(self, step, pause):
        """Do a step again and again; whatever it raises is logged, and it is tried again on a new connection."""
        while not self.stopping.is_set():
            try:
                close_old_connections()
                with acting(way=Way.JOB):
                    step()
            except (OperationalError, InterfaceError) as error:
                logger.warning("the database does not answer (%s); trying again", type(error).__name__)
                connection.close()
            except Exception:
                logger.exception("%s failed; trying again", step.__name__)
                connection.close()
            self.stopping.wait(pause)
        connection.close()

    def send_mails(self):
        for mail in send_due():
            logger.info("mail %s: %s, template %s", mail.pk, mail.state, mail.template)
            if self.stopping.is_set():
                return

    def do_jobs(self):
        if not self.has_matched:
            Job.objects.match_declared(timezone.now())
            self.has_matched = True
        for job in running.run_due():
            if job.last_count:
                logger.info("job %s: %s in %s ms", job.name, job.last_count, job.duration_ms)
            if self.stopping.is_set():
                return

    def beat(self):
        now = timezone.now()
        Heartbeat.objects.beat(self.name, now)
        Heartbeat.objects.forget(now)
