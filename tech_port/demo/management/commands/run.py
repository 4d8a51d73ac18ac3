"""`make run`: the whole portal on one machine, from an empty clone, until Ctrl-C."""

import os
import signal
import sys

from django.core.management.base import BaseCommand, CommandError
from django.db.utils import OperationalError

from tech_port.demo.portal import Portal

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(BaseCommand):
    help = "Prepares and runs the whole portal: database, content, web server and worker. Ctrl-C stops it."
    requires_system_checks = []

    def handle(self, **options):
        sys.stdout.reconfigure(errors="replace", line_buffering=True)
        for name in ENDINGS:
            signal.signal(name, interrupt)
        portal = Portal(self.stdout, self.stderr)
        try:
            portal.run(os.environ.get("PORT", "8000"))
        except KeyboardInterrupt:
            self.stdout.write("\nStopping. The data stay.")
        except OperationalError as error:
            raise CommandError(str(error).strip()) from error
        finally:
            for name in ENDINGS:
                signal.signal(name, signal.SIG_IGN)
            portal.stop()


def interrupt(number, frame):
    raise KeyboardInterrupt
