"""`manage.py seed`: loads the site's content, once; `make run` runs it at every start."""

from django.core.management.base import BaseCommand, CommandError

from tech_port.seed import SeedError, loader


class Command(BaseCommand):
    help = "Loads the content that has not been loaded before; what staff have changed or deleted is left alone."

    def add_arguments(self, parser):
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--samples", action="store_true", help="load the samples too (a demo does so by itself)")
        choice.add_argument("--remove-samples", action="store_true", help="delete every sample, and keep them away")

    def handle(self, *, samples, remove_samples, **options):
        try:
            report = loader.remove_samples() if remove_samples else loader.load(with_samples=samples)
        except SeedError as error:
            raise CommandError(str(error)) from error
        for note in report.notes:
            self.stdout.write(note)
        self.stdout.write(f"Content: {report.records} records, {report.new} new")
