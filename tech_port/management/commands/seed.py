"""`manage.py seed`: loads the site's content, once; `make run` runs it at every start."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tech_port.postgres.limits import limits
from tech_port.seed import SeedError, loader


class Command(BaseCommand):
    help = "Loads the content that has not been loaded before; what staff have changed or deleted is left alone."

    def add_arguments(self, parser):
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--samples", action="store_true", help="load the samples too (a demo does so by itself)")
        choice.add_argument("--remove-samples", action="store_true", help="delete every sample, and keep them away")

    @limits("seed")
    def handle(self, *, samples, remove_samples, **options):
        wanted = samples or remove_samples or settings.DEMO
        try:
            report = run_with_samples(samples, remove_samples) if wanted else loader.load()
        except SeedError as error:
            raise CommandError(str(error)) from error
        for note in report.notes:
            self.stdout.write(note)
        self.stdout.write(f"Content: {report.records} records, {report.new} new")


def run_with_samples(asked, remove):
    """Load or remove the samples; a site that asks for neither imports nothing of the demo."""
    from tech_port.demo.samples import loader

    return loader.remove_samples() if remove else loader.load(with_samples=asked)
