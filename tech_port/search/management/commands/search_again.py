"""`manage.py search_again`: write all that the search finds once more, from the records as they are."""

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from tech_port.search.models import Record, Word


class Command(BaseCommand):
    help = "Write all that the search finds once more. Triggers keep it up to date: this mends what they could not see."

    def handle(self, **options):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT search_again()")
        self.stdout.write(f"{Record.objects.count()} records, {Word.objects.count()} words.")
