from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tech_port.backups.errors import BackupError
from tech_port.backups.making import make
from tech_port.storage.away import StorageAway


class Command(BaseCommand):
    help = "Makes a backup: one file with database and media, checked and yours alone. Thins old ones in the folder."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, default=settings.BACKUP_DIR, help="default: %(default)s")

    def handle(self, *, folder, **options):
        try:
            path = make(folder)
        except (BackupError, StorageAway, OSError) as error:
            raise CommandError(f"No backup was made. {error}") from error
        self.stdout.write(f"{path}: {path.stat().st_size / 1e6:.1f} MB, read again and whole.")
        self.stdout.write("It holds personal data, unencrypted: docs/deploy/backup.md says how it leaves this machine.")
