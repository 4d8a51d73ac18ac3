"""Delete the personal data whose time is up, by the declarations that the privacy page shows."""

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from tech_port.privacy import declared


class Command(BaseCommand):
    help = "Delete personal data that is not to be kept any longer. Run it every night."

    def handle(self, *args, **options):
        now = timezone.now()
        for purpose in declared():
            if purpose.erase:
                with transaction.atomic():
                    count = purpose.erase(now)
                self.stdout.write(f"{purpose.key}: {count}")
