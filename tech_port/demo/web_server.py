"""The web server, as the demo runs it."""

import time
from http.client import HTTPConnection, HTTPException

from django.core.management.base import CommandError

from .ports import HOST, check_free

START_WITHIN = 120  # seconds, on a busy machine
FINISH_WITHIN = 1  # seconds of the two in which everything ends


def start(programs, port):
    """Start the web server and wait until it answers."""
    check_free(port)
    web = programs.start("manage.py", "serve", f"--bind={HOST}:{port}", f"--finish-within={FINISH_WITHIN}")
    wait_until_answering(port, web)
    return web


def wait_until_answering(port, web):
    give_up = time.monotonic() + START_WITHIN
    while time.monotonic() < give_up and web.poll() is None:
        client = HTTPConnection(HOST, port, timeout=5)
        try:
            client.request("GET", "/helse/")
            client.getresponse()
            return
        except (OSError, HTTPException):
            time.sleep(0.05)
        finally:
            client.close()
    raise CommandError("The web server did not start. Its words are above.")
