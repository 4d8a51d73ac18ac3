"""A program that ends when the one that started it is gone, however that went: kill -9 too.

The two share a pair of sockets. The kernel closes the parent's when the parent is no more, and the child sees it.
"""

import contextlib
import os
import signal
import socket
import subprocess
import threading

VARIABLE = "PARENT_SOCKET"


def start(command, *, pass_fds=(), **options):
    """Start a program that ends with this one, which it does by calling `end_with_parent`.

    The process has our end of the pair as `lifeline`: it is closed when nobody here has the process any more.
    """
    ours, theirs = socket.socketpair()
    with theirs:
        fds = (*pass_fds, theirs.fileno())
        environment = os.environ | {VARIABLE: str(theirs.fileno())}
        try:
            process = subprocess.Popen(command, pass_fds=fds, env=environment, **options)
        except OSError:
            ours.close()
            raise
    process.lifeline = ours
    return process


def end_with_parent():
    """Send this process SIGTERM when its parent is gone; gives the socket to the parent, or None without one."""
    number = os.environ.pop(VARIABLE, None)
    if number is None:
        return None
    parent = socket.socket(fileno=int(number))

    def watch():
        with contextlib.suppress(ConnectionResetError):  # gone before it had read what was sent
            while parent.recv(1):
                pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="parent", daemon=True).start()
    return parent
