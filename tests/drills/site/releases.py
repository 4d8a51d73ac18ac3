"""Machines that hold releases of the code side by side, one of them current, laid out as in docs/deploy/release.md."""

import re
import shutil
import signal
import subprocess
import sys

from django.conf import settings

from tests.drills.served import Served, free_port
from tests.waiting import wait_until

from .copies import site_environment

CODE = ("manage.py", "tech_port", "members", "premises", "events", "templates", "static")

COLUMN = """from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("premises", "{before}")]
    operations = [migrations.AddField("interest", "drill_note", models.CharField(max_length=20, null=True))]
"""
INDEX = """from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("premises", "9001_drill_column")]
    operations = [AddIndexConcurrently("interest", models.Index(fields=["drill_note"], name="drill_index"))]
"""
FIELD = """
from django.db import models as _models

Interest.add_to_class("drill_note", _models.CharField(max_length=20, null=True, editable=False))
"""


def copy_code(folder):
    folder.mkdir(parents=True)
    for name in CODE:
        source = settings.BASE_DIR / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)


def change_code(folder):
    """The next release: a column that the code uses, an index, and other styles."""
    migrations = folder / "premises" / "migrations"
    before = max(path.stem for path in migrations.glob("0*.py"))
    (migrations / "9001_drill_column.py").write_text(COLUMN.format(before=before))
    (migrations / "9002_drill_index.py").write_text(INDEX)
    with (folder / "premises" / "models" / "__init__.py").open("a") as models:
        models.write(FIELD)
    with (folder / "static" / "css" / "base.css").open("a") as styles:
        styles.write("\n.drill {\n  color: currentcolor;\n}\n")


class Machine:
    """A copy of the portal with a disk of its own, started through the symlink `current`."""

    def __init__(self, folder, database_url):
        self.folder, self.port = folder, free_port()
        (folder / "var" / "static").mkdir(parents=True)
        self.environment = site_environment(folder / "var", database_url)
        self.site = None

    def release(self, number):
        return self.folder / "releases" / str(number)

    def install(self, number):
        copy_code(self.release(number))
        if number > 1:
            change_code(self.release(number))
        self.manage(number, "collectstatic", "--noinput", "-v0")

    def command(self, number, *arguments):
        return [sys.executable, self.release(number) / "manage.py", *arguments]

    def manage(self, number, *arguments):
        done = subprocess.run(
            self.command(number, *arguments), env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def switch(self, number):
        """In one step, so that `current` always leads somewhere."""
        link = self.folder / "next"
        link.symlink_to(self.release(number))
        link.replace(self.folder / "current")

    def start(self):
        script = self.folder / "current" / "manage.py"
        self.site = Served(self.folder, self.environment, script=script, port=self.port)
        wait_until(lambda: self.site.answers() or self.site.process.poll() is not None, seconds=60)
        assert self.site.process.poll() is None, self.site.said.read_text()

    def reload(self):
        self.site.process.send_signal(signal.SIGHUP)
        is_done = wait_until(
            lambda: "reloaded: every worker runs the code in" in self.site.said.read_text(), seconds=90
        )
        assert is_done, self.site.said.read_text()

    def restart(self):
        self.site.process.terminate()
        assert self.site.process.wait(timeout=60) == 0, self.site.said.read_text()
        self.start()

    def stop(self):
        if self.site and self.site.process.poll() is None:
            self.site.stop()

    def code(self):
        """The folders that the workers run in, once those that end are gone."""
        wait_until(lambda: len(self.site.workers()) == 2, seconds=30)
        return {worker.cwd() for worker in self.site.workers()}


def styles(page):
    """Each static file that a page names."""
    return set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page))
