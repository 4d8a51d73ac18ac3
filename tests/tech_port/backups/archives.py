"""Archives of tests: small ones that are written here, and ones that say what is not so."""

import io
import json
import tarfile

from tech_port.backups.archive import Writer


def small_archive(path, files, **manifest):
    """An archive of {name: bytes}."""
    with path.open("wb") as file:
        archive = Writer(file)
        for name, content in files.items():
            archive.add(name, io.BytesIO(content), len(content))
        archive.close(manifest)
    return path


def rewritten(path, **changes):
    """A copy of an archive, whose manifest's dictionaries have other values."""
    copy = path.with_name("rewritten.tar")
    with tarfile.open(path) as source, tarfile.open(copy, "w") as target:
        for entry in source:
            content = source.extractfile(entry).read()
            if entry.name == "manifest.json":
                manifest = json.loads(content)
                for name, values in changes.items():
                    manifest[name] |= values
                content = json.dumps(manifest).encode()
                entry.size = len(content)
            target.addfile(entry, io.BytesIO(content))
    return copy
