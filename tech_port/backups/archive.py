"""The file of a backup: a tar with the dump, the media and last `manifest.json`, which says what is in it.

Everything is copied in pieces and summed as it passes, so that no file is ever in memory.
"""

import hashlib
import io
import json
import tarfile
from contextlib import ExitStack, closing

from .errors import BackupError

FORMAT = 1
MANIFEST, DUMP, MEDIA = "manifest.json", "database.dump", "media/"
PIECE = 1 << 20


class Summed:
    """A stream whose bytes are counted and summed while somebody else reads it."""

    def __init__(self, stream):
        self.stream, self.bytes, self.hash = stream, 0, hashlib.sha256()

    def read(self, size=-1):
        piece = self.stream.read(size)
        self.bytes += len(piece)
        self.hash.update(piece)
        return piece

    def pieces(self):
        while piece := self.read(PIECE):
            yield piece

    @property
    def sums(self):
        return {"bytes": self.bytes, "sha256": self.hash.hexdigest()}


class Writer:
    """A new archive in an open file."""

    def __init__(self, file):
        self.tar, self.files = tarfile.TarFile(fileobj=file, mode="w", format=tarfile.PAX_FORMAT), {}

    def add(self, name, stream, size):
        entry, summed = tarfile.TarInfo(name), Summed(stream)
        entry.size, entry.mode = size, 0o600
        self.tar.addfile(entry, summed)
        self.files[name] = summed.sums

    def close(self, manifest):
        """Write the manifest, with what was added, and end the file."""
        text = json.dumps(manifest | {"format": FORMAT, "files": self.files}, indent=1, ensure_ascii=False).encode()
        entry = tarfile.TarInfo(MANIFEST)
        entry.size, entry.mode = len(text), 0o600
        self.tar.addfile(entry, io.BytesIO(text))
        self.tar.close()


class Reader:
    """An archive that is there; it is a context manager."""

    def __init__(self, path):
        with ExitStack() as failed:
            try:
                self.tar = failed.enter_context(tarfile.TarFile(path))
                with closing(self.tar.extractfile(MANIFEST)) as file:
                    self.manifest = json.load(file)
            except (tarfile.TarError, KeyError, ValueError, EOFError) as error:
                raise BackupError(f"{path} is no backup of the portal, or not the whole of one.") from error
            if self.manifest.get("format") != FORMAT:
                raise BackupError(f"{path} has a format that this release cannot read.")
            failed.pop_all()

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.tar.close()

    @property
    def files(self):
        return self.manifest["files"]

    @property
    def media(self):
        """The names of the uploaded files, as the storage calls them."""
        return [name.removeprefix(MEDIA) for name in self.files if name.startswith(MEDIA)]

    def open(self, name):
        return Summed(self.tar.extractfile(name))

    def check(self):
        """Read every file, and refuse an archive in which one is missing, changed or not told of."""
        there = {entry.name for entry in self.tar.getmembers()} - {MANIFEST}
        if strange := there ^ set(self.files):
            raise BackupError(f"The backup does not hold what its manifest says: {sorted(strange)[0]}.")
        for name, sums in self.files.items():
            summed = self.open(name)
            for _piece in summed.pieces():
                pass
            if summed.sums != sums:
                raise BackupError(f"{name} in the backup is damaged.")
