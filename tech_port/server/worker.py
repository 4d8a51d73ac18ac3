"""A worker process of `manage.py serve`: `python -m tech_port.server.worker <listening socket> <threads> <seconds>`."""

import gc
import resource
import signal
import socket
import sys

from waitress.adjustments import Adjustments

from .parent import end_with_parent

IDLE = 30  # seconds that a connection may stay open without a request
TURN = 0.0005  # seconds that a thread renders on while the one that reads requests and answers hits wants its turn
MAX_CONNECTIONS = 1000  # of one worker; each costs a file and little else


def main(listening, threads, within):
    for number in (signal.SIGINT, signal.SIGHUP):  # the supervisor's business, also in a terminal
        signal.signal(number, signal.SIG_IGN)
    parent = end_with_parent()  # before all that takes time: who is left alone while it loads ends at once
    allow_files()

    from django.core.servers.basehttp import get_internal_wsgi_application

    application = get_internal_wsgi_application()
    server = make_server(application, socket.socket(fileno=listening), threads)
    signal.signal(signal.SIGTERM, server.ask_to_end)
    warm_up(application)
    gc.collect()
    gc.freeze()  # what is loaded stays: no visitor waits while a collection walks through it
    if parent:
        parent.send(b"+")  # ready
    sys.setswitchinterval(TURN)
    server.run(within)


def allow_files():
    """As many open files as this user may have: each connection is one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * MAX_CONNECTIONS + 200
    possible = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < possible:
        resource.setrlimit(resource.RLIMIT_NOFILE, (possible, hard))


def make_server(application, listening, threads):
    from django.conf import settings

    from .connections import Server

    adjustments = Adjustments(
        sockets=[listening],
        threads=threads,
        channel_timeout=IDLE,
        cleanup_interval=1,
        connection_limit=MAX_CONNECTIONS,
        backlog=1024,
        max_request_header_size=32 * 1024,
        ident=None,
        clear_untrusted_proxy_headers=not settings.BEHIND_PROXY,
    )
    address = (listening.family, listening.type, listening.proto, listening.getsockname())
    made = {"_sock": listening, "adj": adjustments, "sockinfo": address, "bind_socket": False}
    return Server(application, {}, at_hand=getattr(application, "at_hand", nothing), **made)


def nothing(environ):
    """What an application has at hand that does not say."""


def warm_up(application):
    """Load addresses, middleware and views before the first visitor waits for them; stop where styles would lack."""
    from django.conf import settings
    from django.contrib.staticfiles.storage import staticfiles_storage
    from django.test import RequestFactory

    if not (settings.DEBUG or staticfiles_storage.is_collected):
        sys.exit(f"The static files of this code are not in {settings.STATIC_ROOT}. Run: manage.py collectstatic")
    environ = RequestFactory().get("/helse/").environ
    application(environ, lambda status, headers: None).close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
