from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from tech_port.backups.errors import BackupError
from tech_port.backups.restoring import restore
from tech_port.storage.away import StorageAway


class Command(BaseCommand):
    help = (
        "Restores a backup whole or not at all, compares it with its manifest, and erases again what was erased since."
    )
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a backup that `manage.py backup` made")
        parser.add_argument("--replace", metavar="NAME", default="", help="the name of the database to replace")
        parser.add_argument(
            "--erased", metavar="FILE", type=Path, help="what was erased since (erased.txt beside the backup), or none"
        )

    def handle(self, *, file, **options):
        try:
            done = restore(file, replace=options["replace"], erased_file=options["erased"])
        except (BackupError, StorageAway, OSError) as error:
            raise CommandError(f"Nothing was restored, and the database is as it was. {error}") from error
        self.stdout.write(
            f"Restored as of {done.made_at}: {done.rows} rows and {done.files} files, all as they were backed up."
        )
        for kind, count in done.erased.items():
            self.stdout.write(f"Erased again: {count} {kind}")
        self.stdout.write("Start the site and its worker again: mails that waited at that time are sent now.")
