"""The day's work with premises: landlords are asked, alerts are told."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from premises import daily


class Command(BaseCommand):
    help = "Ask landlords about units confirmed long ago and send alerts. Run it every day; a second run does nothing."

    def handle(self, *args, **options):
        for name, count in daily.run(timezone.now()):
            self.stdout.write(f"{name}: {count}")
