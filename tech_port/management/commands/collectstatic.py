"""`manage.py collectstatic`, which leaves the files of the releases before where they are served from."""

import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.management.commands import collectstatic
from django.contrib.staticfiles.storage import staticfiles_storage

from tech_port.static_files.collecting import COLLECTING, prune, publish
from tech_port.static_files.storage import StaticFilesStorage


class Command(collectstatic.Command):
    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument(
            "--keep-days", type=int, default=30, help="for which files of former releases are kept (30); two always are"
        )

    def handle(self, *, keep_days, **options):
        root = Path(settings.STATIC_ROOT)
        root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=root, prefix=COLLECTING) as folder:
            self.storage = StaticFilesStorage(location=folder)
            super().handle(**{**options, "interactive": False})
            if options["dry_run"]:
                self.stdout.write(f"{len(self.copied_files)} static files would be collected in {root}.")
                return
            publish(Path(folder), root)
        gone = prune(root, keep_days)
        staticfiles_storage.hashed_files, staticfiles_storage.manifest_hash = staticfiles_storage.load_manifest()
        if self.verbosity:
            count = len(staticfiles_storage.hashed_files)
            self.stdout.write(f"{count} static files are in {root}; {gone} of former releases were deleted.")
