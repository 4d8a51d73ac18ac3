"""Which part of a file a request asks for, by its headers `Range` and `If-Range`. Values in, values out."""

import re

ONE_RANGE = re.compile(r"bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.ASCII | re.IGNORECASE)


class OutsideTheFile(Exception):
    """The part lies behind the file's end: 416."""


def part(header, size):
    """(where it begins, its length) in bytes; None where the whole file is to be sent.

    A header that is no range, or several ranges at once, is passed over, as RFC 9110 lets a server do.
    """
    found = ONE_RANGE.fullmatch((header or "").strip())
    if not found or found[1] == found[2] == "":
        return None
    first, last = found.groups()
    if first == "":
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
    if start >= size:
        raise OutsideTheFile
    return start, end - start


def is_still(if_range, etag, last_modified):
    """Whether the file is the one of which the browser has a part: without `If-Range` it says so itself."""
    return if_range is None or if_range.strip() in {etag, last_modified}
