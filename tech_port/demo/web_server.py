"""The web server, as the demo runs it."""

import time
from http.client import HTTPConnection, HTTPException

from django.core.management.base import CommandError

from .ports import HOST, check_free

START_WITHIN = 30  # seconds
GRANIAN = (
    *("-m", "granian", "--interface=wsgi", "--workers=2", "--blocking-threads=1"),
    *("--respawn-failed-workers", "--log-level=warning"),
)


def start(programs, port):
    """Start the web server and wait until it answers."""
    check_free(port)
    web = programs.start(*GRANIAN, f"--host={HOST}", f"--port={port}", "tech_port.wsgi:application")
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
