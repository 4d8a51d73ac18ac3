"""Where the code of the next worker lies, which a release may have changed since the server started.

A server is started by the name of a symlink (`/srv/portal/current/manage.py`), which a release points to a new folder.
A working directory would stay the old one, so each worker is started in the folder that the name leads to by then.
"""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Code:
    """The folder as it was named, and the Python in it, or one elsewhere."""

    folder: str
    python: str

    @classmethod
    def named(cls, script, python, *, working_directory, base):
        """As a command line named them; `working_directory` as the shell calls it, `base` is where the code runs."""
        named = os.path.join(usable(working_directory), os.path.dirname(script))
        folder = named if same(named, base) else str(base)
        for parent in (folder, os.path.realpath(folder)):
            if python.startswith(parent + os.sep):
                python = os.path.relpath(python, parent)
        return cls(folder, python)

    def now(self):
        """(folder, Python) without symlinks to follow, so that a worker stays in one release to its end."""
        folder = os.path.realpath(self.folder)
        return folder, os.path.join(folder, self.python)


def usable(working_directory):
    """A shell keeps the name by which it came to a folder; whoever is started otherwise may have inherited another."""
    return working_directory if working_directory and same(working_directory, os.getcwd()) else os.getcwd()


def same(one, other):
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False
