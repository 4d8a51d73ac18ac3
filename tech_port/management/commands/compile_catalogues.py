"""Compile the translations without gettext's tools, which a fresh machine lacks."""

import os
from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compiles every translation catalogue (.po) that differs in age from what was compiled from it (.mo)."
    requires_system_checks = []

    def handle(self, **options):
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                if compile_catalogue(source) and options["verbosity"] > 1:
                    self.stdout.write(f"Compiled {source}")


def compile_catalogue(source):
    """Compile one catalogue unless it is done, and say whether it was. The compiled file gets the age of its source."""
    compiled, age = source.with_suffix(".mo"), source.stat().st_mtime_ns
    if compiled.exists() and compiled.stat().st_mtime_ns == age:
        return False
    unfinished = source.with_suffix(f".{os.getpid()}.unfinished")
    polib.pofile(str(source)).save_as_mofile(str(unfinished))
    os.utime(unfinished, ns=(age, age))
    unfinished.replace(compiled)
    return True
