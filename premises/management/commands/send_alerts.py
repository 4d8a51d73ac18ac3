"""Tell the alerts about what has come to fit."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from premises.alerts import watching as alerts


class Command(BaseCommand):
    help = "Send alerts about units that fit since last time. May run as often as you like; nothing is told twice."

    def handle(self, *args, **options):
        self.stdout.write(f"alerts: {alerts.send_all(timezone.now())}")
