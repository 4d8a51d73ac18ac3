"""Look after the sign-ups: free seats, changes, reminders."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from events.signup import tending


class Command(BaseCommand):
    help = "Offer free seats, tell of changes and remind. Run it every minute; nothing is told twice."

    def handle(self, *args, **options):
        for name, count in tending.run(timezone.now()):
            self.stdout.write(f"{name}: {count}")
