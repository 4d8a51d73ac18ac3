import signal
import sys

from django.core.management.base import BaseCommand
from django.utils import timezone

from tech_port.outbox.worker import send_due
from tech_port.worker import running
from tech_port.worker.models import Job
from tech_port.worker.program import Worker
from tech_port.worker.schedule import declared

MAIL = "mail"


class Command(BaseCommand):
    help = "Sends the mails and does every timed job until it is stopped. Any number of them may run beside each other."

    def add_arguments(self, parser):
        parser.add_argument(
            "--once", metavar="NAME", choices=[MAIL, *declared()], help="do this alone, now, and end: %(choices)s"
        )

    def handle(self, *, once, **options):
        if once:
            self.do_once(once)
            return
        worker = Worker()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda number, frame: worker.stopping.set())
        if not worker.run():
            sys.exit("A thread of the worker ended by itself; what it said last is above.")

    def do_once(self, name):
        if name == MAIL:
            self.stdout.write(f"{name}: {sum(1 for mail in send_due() if mail.state == mail.State.SENT)}")
            return
        Job.objects.match_declared(timezone.now())
        done = running.run(Job.objects.get(name=name), even_if_not_due=True)
        if done is None:
            sys.exit(f"Another worker does {name} at the moment.")
        if done.last_error:
            sys.exit(done.last_error)
        self.stdout.write(f"{name}: {done.last_count}")
