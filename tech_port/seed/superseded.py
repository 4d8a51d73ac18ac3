"""Texts that were loaded before and have been corrected since: they follow their file, unless somebody changed them.

`superseded.json` has the fingerprint of each text as an earlier release loaded it. Whoever corrects a text that is out
in the world adds its fingerprint there (`fingerprint`), beside that of any release before; what staff have rewritten
has another one, and is left alone.
"""

import hashlib
import json
from pathlib import Path

from .records import WITHOUT_NAME

FILE = Path(__file__).with_name("superseded.json")


def fingerprint(text):
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def read():
    """{record key: {column: fingerprint of the text before, or those of several}}."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def correct(writer, records):
    """Bring every text up to date that nobody has changed since it was loaded, once for each list; how many rows."""
    before, corrected = read(), 0
    done = f"texts:{fingerprint(json.dumps(before, sort_keys=True))}"
    if done in writer.written:
        return 0
    writer.mark(done)
    for record in () if writer.is_first else records:
        if texts := before.get(record.key):
            corrected += any(_correct(row, texts, writer.columns(record)[0]) for row in _rows(writer, record, texts))
    return corrected


def _rows(writer, record, texts):
    """The record's row; of those that have no name, the ones that still have each text as it was."""
    if record.model not in WITHOUT_NAME:
        return record.model.objects.filter(pk=writer.find(record.model, record.name))
    return [row for row in record.model.objects.all() if _unchanged(row, texts) == texts.keys()]


def is_of(text, was):
    """Whether a text is as an earlier release had it."""
    return fingerprint(text) in (was if isinstance(was, list) else [was])


def _unchanged(row, texts):
    return {name for name, was in texts.items() if is_of(getattr(row, name), was)}


def _correct(row, texts, columns):
    names = _unchanged(row, texts)
    for name in names:
        setattr(row, name, columns.get(name, ""))
    if names:
        row.save(update_fields=sorted(names))
    return bool(names)
