"""Copies of the portal on one database, each as its own machine would run it."""

import os
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.conf import settings

from tests.drills.served import NO_LIMITS, serving


def site_environment(folder, database_url, **more):
    """What a copy is given; `folder` is its own, as a machine's disk would be, but for the tests' static files."""
    folder.mkdir(parents=True, exist_ok=True)
    static = folder / "static"
    if not static.exists():
        static.symlink_to(settings.STATIC_ROOT)
    named = {"DEMO", "VAR_DIR", "DATABASE_URL", "SECRET_KEY"}
    return {
        **{name: value for name, value in os.environ.items() if name not in named},
        "DEMO": "1",
        "LOG_LEVEL": "INFO",
        "VAR_DIR": str(folder),
        "SECRET_KEY": settings.SECRET_KEY,
        "DATABASE_URL": database_url,
        "PYTHONUTF8": "1",
        **NO_LIMITS,
        **more,
    }


def manage(environment, *arguments):
    """Run one command of a copy and return what it said."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@contextmanager
def copies(environments, *options):
    """The served copies, one for each environment."""
    with ExitStack() as stack:
        yield [stack.enter_context(serving_in(environment, *options)) for environment in environments]


@contextmanager
def serving_in(environment, *options):
    with serving(Path(environment["VAR_DIR"]), environment, *options) as served:
        yield served
