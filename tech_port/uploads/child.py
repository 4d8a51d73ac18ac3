"""The process in which one picture is read: its bytes come by standard input, the answer goes to standard output.

The answer is a line of JSON, `{"code": …, "values": …}` of a refusal or the fields of `images.Cleaned`, and after it
the picture. It knows no settings and no database, writes no file, and ends with its one picture.
"""

import json
import resource
import sys
from contextlib import suppress
from dataclasses import asdict

from tech_port.uploads import images


def bound(memory, seconds):
    """From here on at most so many bytes of address space and seconds of the processor; nothing is written to disk."""
    limits = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for limit, value in limits.items():
        with suppress(ValueError, OSError):  # a system that does not know a limit has the deadline of the parent
            resource.setrlimit(limit, (value, value))


def answer(content):
    try:
        cleaned = images.read(content)
    except images.Refused as refusal:
        return {"code": refusal.code, "values": refusal.values}, b""
    fields = asdict(cleaned)
    return fields, fields.pop("content")


def main():
    memory, seconds = map(int, sys.argv[1:])
    bound(memory, seconds)
    head, picture = answer(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + picture)


if __name__ == "__main__":
    main()
