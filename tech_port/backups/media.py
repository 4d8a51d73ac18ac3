"""The uploaded files, by the storage's own operations, so that a disk and an object store are one to us."""

import posixpath
from contextlib import suppress

from django.core.files import File
from django.core.files.storage import default_storage

from .archive import MEDIA, PIECE, Summed
from .errors import BackupError


def stored(folder=""):
    """The name of every stored file."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (posixpath.join(folder, name) for name in sorted(files))
    for name in sorted(folders):
        yield from stored(posixpath.join(folder, name))


def add_to(archive):
    """Put every stored file into an archive; one that went since its name was read belongs to nothing any more."""
    for name in stored():
        with suppress(FileNotFoundError), default_storage.open(name) as file:
            archive.add(MEDIA + name, file, default_storage.size(name))


def sums(name):
    """What is stored under a name, or None."""
    if not default_storage.exists(name):
        return None
    with default_storage.open(name) as file:
        summed = Summed(file)
        for _piece in summed.pieces():
            pass
        return summed.sums


class Streamed(File):
    """A file of an archive, which a storage copies in pieces."""

    def __init__(self, stream, size):
        super().__init__(stream)
        self.size = size

    def chunks(self, chunk_size=None):
        while piece := self.file.read(chunk_size or PIECE):
            yield piece


def put_back(archive):
    """Store the files of an archive that are not there; returns their names. What is there is left as it is."""
    missing = []
    for name in archive.media:
        found = sums(name)
        if found is None:
            missing.append(name)
        elif found != archive.files[MEDIA + name]:
            raise BackupError(f"The stored file {name} is another than the backup's. Move it away first.")
    for number, name in enumerate(missing):
        got = default_storage.save(name, Streamed(archive.open(MEDIA + name), archive.files[MEDIA + name]["bytes"]))
        if got != name:
            take_away([*missing[:number], got])
            raise BackupError(f"The storage called {name} {got}. Nothing was changed.")
    return missing


def take_away(names):
    for name in names:
        default_storage.delete(name)


def compare(archive):
    """Refuse what the storage does not give back as it was."""
    if wrong := [name for name in archive.media if sums(name) != archive.files[MEDIA + name]]:
        raise BackupError(f"{len(wrong)} stored files are not those of the backup: {wrong[0]}.")
