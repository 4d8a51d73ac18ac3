"""Who was erased after a backup stays erased when it is restored.

Each erasure is a row in the database, and a line in a file beside the backups: an old backup brings the old rows back,
and the file, or the database that is replaced, knows what was erased since.
"""

import os
import re
from datetime import datetime, timedelta

from django.db import connection

from tech_port.privacy import declared

from .models import Erased

FILE = "erased.txt"
OVERLAP = timedelta(hours=1)  # a transaction may end that long after its triggers ran
LINE = re.compile(r"^([0-9a-f]+) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{6})?\+00:00)$", re.M)
FIND = "SELECT id FROM {table} AS record WHERE erased_hash(%s, to_jsonb(record), %s) = ANY(%s)"


def in_database(since=None):
    """{(hash, moment)} of what the database notes."""
    rows = Erased.objects.filter(at__gte=since) if since else Erased.objects.all()
    return set(rows.values_list("hash", "at"))


def read(path):
    """{(hash, moment)} of a file; a line that was cut off by a crash is none."""
    if not path.exists():
        return set()
    return {(hash, datetime.fromisoformat(at)) for hash, at in LINE.findall(path.read_text())}


def export(path):
    """Append to the file what it lacks, and make it if need be; returns how many lines that were."""
    there = read(path)
    newest = max((at for _hash, at in there), default=None)
    new = in_database(since=newest and newest - OVERLAP) - there
    if new or not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600), "r+b") as file:
            end_last_line(file)
            file.write(
                "".join(f"{hash} {at.isoformat()}\n" for hash, at in sorted(new, key=lambda one: one[1])).encode()
            )
            file.flush()
            os.fsync(file.fileno())
    return len(new)


def end_last_line(file):
    """A line that a crash cut off ends here, so that the next one is whole."""
    size = file.seek(0, os.SEEK_END)
    if size:
        file.seek(size - 1)
        if file.read(1) != b"\n":
            file.write(b"\n")


def thin(path, since):
    """Leave what was erased before a moment out of the file: no backup is that old."""
    there = read(path)
    if all(at >= since for _hash, at in there):
        return
    unfinished = path.with_name(f"{path.name}.unfinished")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        lines = sorted((at.isoformat(), hash) for hash, at in there if at >= since)
        file.writelines(f"{hash} {at}\n" for at, hash in lines)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def replay(known):
    """Erase again what the restored database does not know to be erased; returns {kind: how many rows}."""
    new = known - in_database()
    counts = {}
    for held in (held for purpose in declared() for held in purpose.holds):
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(held.model._meta.db_table)
            cursor.execute(FIND.format(table=table), [held.kind, held.mark, [hash for hash, _at in new]])
            keys = [key for (key,) in cursor.fetchall()]
        if keys:
            held.erase(held.model.objects.filter(pk__in=keys))
            counts[held.kind] = len(keys)
    Erased.objects.bulk_create([Erased(hash=hash, at=at) for hash, at in sorted(new)], batch_size=1000)
    return counts
