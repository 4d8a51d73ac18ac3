"""Style sheets that only name others become one file when static files are collected: a page asks for two sheets.

In a checkout such a sheet is what any browser follows. What it names stands beside it, so that no address changes.
"""

import re

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage

IMPORT = re.compile(r"""@import\s+url\(["']?([\w-]+\.css)["']?\)\s*([^;]*);""")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
INDENTATION = re.compile(r"\n\s*")


def join(paths):
    """{name: (storage, path)} of collected files, with every sheet that names others in one piece."""
    joined, storage = {}, InMemoryStorage()
    for name in paths:
        if name.endswith(".css") and IMPORT.search(text := read(paths, name)):
            storage.save(name, ContentFile(in_one_piece(paths, name, text).encode()))
            joined[name] = (storage, name)
    return {**paths, **joined}


def in_one_piece(paths, name, text):
    """A sheet's text with what it names in place, in its order and for its medium, without what only people read."""
    folder = name[: name.rfind("/") + 1]

    def named(match):
        sheet, medium = match.groups()
        content = in_one_piece(paths, folder + sheet, read(paths, folder + sheet))
        return f"@media {medium} {{{content}}}" if medium else content

    return INDENTATION.sub("\n", COMMENT.sub("", IMPORT.sub(named, text))).strip() + "\n"


def read(paths, name):
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()
