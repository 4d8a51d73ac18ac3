"""Uploaded files in a folder of this machine, which copies of the portal may share."""

import os
import stat
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage

from . import saved
from .away import StorageAway


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
    """The folder, asked as the room says."""

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
            return saved.note(super()._save(name, content))
        except OSError as error:
            raise StorageAway(error.strerror) from error

    def delete(self, name):
        try:
            super().delete(name)
        except OSError as error:
            raise StorageAway(error.strerror) from error
