"""Where uploaded files lie: a folder of this machine, or an object store (`object_store.py`).

No other module knows which. Beside what Django asks of a storage each has

    find(name)                what is known of a file unread (`Found`); raises FileNotFoundError
    read(name, start, length) that part of it as a file; raises FileNotFoundError

and raises `StorageAway` where a file can neither be kept nor read just now.
"""

import os
import stat
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps

from django.core.exceptions import SuspiciousFileOperation, ValidationError
from django.core.files.storage import FileSystemStorage
from django.utils.translation import gettext as _


class StorageAway(Exception):
    """Files cannot be kept or read just now; trying again in a while may help."""


trying_again = ContextVar("trying_again", default=False)


def asked_again(view):
    """A view whose file could not be kept is asked once more; its form then comes back and says so at its field.

    What came before is undone, so the view must save in a transaction. What was typed stays in the form.
    """

    @wraps(view)
    def asked(*args, **kwargs):
        try:
            return view(*args, **kwargs)
        except StorageAway:
            before = trying_again.set(True)
        try:
            return view(*args, **kwargs)
        finally:
            trying_again.reset(before)

    return asked


def refuse_uploads_that_cannot_be_kept():
    """Raise ValidationError, for a field with a new file, while a view is asked again."""
    if trying_again.get():
        raise ValidationError(_("Vi får ikke lagret filen akkurat nå. Velg den igjen og prøv om et minutt."), "away")


@dataclass(frozen=True)
class Found:
    """A stored file: its size in bytes, a strong ETag with its quotes, and when it was stored (seconds since 1970)."""

    size: int
    etag: str
    modified: int


@contextmanager
def disk_errors():
    """What a disk cannot do, as `StorageAway`; a file that is not there is no trouble of the disk's."""
    try:
        yield
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError, SuspiciousFileOperation, ValueError) as error:
        raise FileNotFoundError("no such file") from error
    except OSError as error:
        raise StorageAway(error.strerror) from error


class LocalFolder(FileSystemStorage):
    """Files in a folder of this machine, which copies of the portal may share."""

    def find(self, name):
        with disk_errors():
            found = os.stat(self.path(name))
            if not stat.S_ISREG(found.st_mode):
                raise FileNotFoundError
        modified = int(found.st_mtime)
        # As nginx makes it, so that a browser's copy stays good whoever of us two sends the file.
        return Found(found.st_size, f'"{modified:x}-{found.st_size:x}"', modified)

    def read(self, name, start, length):
        with disk_errors():
            file = open(self.path(name), "rb")  # noqa: SIM115
            file.seek(start)
        return file

    def _open(self, name, mode="rb"):
        with disk_errors():
            return super()._open(name, mode)

    def _save(self, name, content):
        try:
            return super()._save(name, content)
        except OSError as error:
            raise StorageAway(error.strerror) from error

    def delete(self, name):
        try:
            super().delete(name)
        except OSError as error:
            raise StorageAway(error.strerror) from error
