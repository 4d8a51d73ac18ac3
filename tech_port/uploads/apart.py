"""Other people's pictures are read in a process of their own, with a bound on its memory and its time.

A decoder that takes too much, hangs or breaks ends its own process and nothing else, and all memory is given back. Each
process of the web server reads one picture at a time.
"""

import json
import os
import subprocess
import sys
import threading
import time

from django.conf import settings

from .images import Cleaned, Refused

MEMORY = 700 * 1024 * 1024  # bytes of address space; `tests/bench/pictures.py` measures what 50 megapixels take
WITHIN = 8  # seconds in all: shorter than the database lets a transaction wait
QUEUE_WITHIN = 4
ONE_AT_A_TIME = threading.Lock()


def read(content):
    """The picture of a file's bytes as `images.Cleaned`; raises Refused."""
    give_up = time.monotonic() + WITHIN
    if not ONE_AT_A_TIME.acquire(timeout=QUEUE_WITHIN):
        raise Refused("busy")
    try:
        head, picture = _answer(content, give_up - time.monotonic())
    finally:
        ONE_AT_A_TIME.release()
    if "code" in head:
        raise Refused(head["code"], **head["values"])
    return Cleaned(content=picture, **head)


def _answer(content, seconds):
    """(fields, picture) of the process's answer; one that ended without any took too much."""
    command = [sys.executable, "-m", "tech_port.uploads.child", str(MEMORY), str(WITHIN)]
    # Of the environment, with its secrets, it gets only where modules are; one arena keeps the address space small.
    environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "MALLOC_ARENA_MAX": "1"}
    try:
        done = subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=seconds,
            cwd=settings.BASE_DIR,
            env=environment,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise Refused("costly") from error
    head, _line, picture = done.stdout.partition(b"\n")
    return json.loads(head), picture
