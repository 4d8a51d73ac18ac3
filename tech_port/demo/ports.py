"""Where the demo is served, and what keeps a port from serving it."""

import errno
import socket

from django.core.management.base import CommandError

HOST = "127.0.0.1"


def checked_port(text):
    """The port as a number, if it is one and nobody has it."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise CommandError(
            f"PORT must be a number from 1 to 65535, and it is “{text}”. For example: make run PORT=8001"
        )
    check_free(int(text))
    return int(text)


def check_free(port):
    if not (refused := refusal(port)):
        return
    other = next((number for number in range(max(port, 8000) + 1, 65536) if not refusal(number)), 8001)
    if refused == errno.EADDRINUSE:
        problem = f"Port {port} is taken. Stop what uses it, or choose another"
    else:
        problem = f"Port {port} is not for ordinary users. Choose another"
    raise CommandError(f"{problem}: make run PORT={other}")


def refusal(port):
    """The error number that a port answers to whoever wants it, or 0."""
    with socket.socket() as wanted:
        wanted.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            wanted.bind((HOST, port))
        except OSError as error:
            return error.errno
    return 0
