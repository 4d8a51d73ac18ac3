"""Files of a new release beside those of before, and the ones that no recent release names taken away.

What is there is served while this goes on, so no file is opened for writing where it is served from.
"""

import json
import re
import time
from pathlib import Path

COLLECTING = ".collecting-"  # how the folders begin in which files are made ready
MANIFESTS = "staticfiles*.json"
HASHED = re.compile(r"\.[0-9a-f]{12}(\.[^./]+)?(\.gz|\.br)?$")
ALWAYS_KEPT = 2  # the newest manifests: the release that is collected, and the one that it follows
DAY = 86400


def publish(folder, root):
    """Move the files of a folder to where they are served from, the manifest last: who finds it finds the rest."""
    found = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    for name in sorted(found, key=lambda name: name.match(MANIFESTS)):
        target = root / name
        if HASHED.search(name.name) and target.exists():
            continue  # the same by its name, and perhaps being read
        target.parent.mkdir(parents=True, exist_ok=True)
        (folder / name).replace(target)


def prune(root, keep_days, now=None):
    """Take away what is named only by manifests of before so many days; gives how many files that were."""
    oldest = (now or time.time()) - keep_days * DAY
    manifests = sorted(root.glob(MANIFESTS), key=lambda path: path.stat().st_mtime, reverse=True)
    old = [path for path in manifests[ALWAYS_KEPT:] if path.stat().st_mtime < oldest]
    kept = set().union(*(named_by(path) for path in manifests if path not in old))
    found = [path for path in root.rglob("*") if HASHED.search(path.name) and not is_being_collected(path, root)]
    gone = [path for path in found if plain(path, root) not in kept]
    for path in [*gone, *old]:
        path.unlink()
    return len(gone)


def is_being_collected(path, root):
    """Whether a file is in the folder of somebody else who collects at the same time."""
    return path.relative_to(root).parts[0].startswith(COLLECTING)


def named_by(manifest):
    return set(json.loads(manifest.read_text())["paths"].values())


def plain(path, root):
    """The name of a file, or of the one of which it is a compressed variant."""
    return re.sub(r"\.(gz|br)$", "", Path(path).relative_to(root).as_posix())
