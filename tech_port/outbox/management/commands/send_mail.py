from django.conf import settings
from django.core.management.base import BaseCommand

from tech_port.outbox import worker


class Command(BaseCommand):
    help = "Sends what stands in the outbox, and goes on until it is stopped. With --once: sends what is due and ends."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true")

    def handle(self, *, once, **options):
        for mail in worker.send_due() if once else worker.run():
            where = f" ({settings.MAIL_DIR})" if settings.DEMO else ""
            self.stdout.write(f"Mail «{mail.template}»: {mail.state}{where}")
            self.stdout.flush()
