"""Errors are reported to people, by mail to `ADMINS` or to Sentry, with no more than a log line holds."""

import logging
import threading
import time
from contextlib import suppress

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage

from .logs import JsonFormatter, request_id

ONCE_IN = 600  # seconds: the same error is not mailed again before
SENT_TO_SENTRY = ("event_id", "timestamp", "platform", "level", "logger", "release", "environment", "sdk")
FRAME = ("filename", "module", "function", "lineno", "in_app")


class AdminsHandler(logging.Handler):
    """Mail an error's log line to `ADMINS`, beside the request that met it and not in its time."""

    def __init__(self, clock=time.monotonic):
        super().__init__(logging.ERROR)
        self.clock, self.mailed = clock, {}
        self.setFormatter(JsonFormatter())

    def emit(self, record):
        kind = (record.name, record.pathname, record.lineno, record.exc_info and record.exc_info[0])
        now = self.clock()
        if not settings.ADMINS or now - self.mailed.get(kind, -ONCE_IN) < ONCE_IN:
            return
        self.mailed[kind] = now
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else record.levelname
        words = (f"{error} ({record.name})", self.format(record).replace('", "', '",\n"'))
        threading.Thread(target=mail_admins, args=words, daemon=True).start()


def mail_admins(subject, text):
    """As Django's, which takes addresses in one form before 6.0 and in another after; a mail that fails is let go."""
    mail = EmailMessage(settings.EMAIL_SUBJECT_PREFIX + subject, text, settings.SERVER_EMAIL, settings.ADMINS)
    with suppress(Exception):
        mail.send()


def start_sentry(dsn):
    try:
        import sentry_sdk
    except ImportError as error:
        raise ImproperlyConfigured("SENTRY_DSN needs a package: pip install sentry-sdk, or leave it empty.") from error
    sentry_sdk.init(
        dsn=dsn,
        before_send=scrubbed,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        server_name="",
    )


def scrubbed(event, hint=None):
    """What Sentry gets of an event: the kinds of its errors and where they came; not what they say, nor the request."""
    kept = {name: event[name] for name in SENT_TO_SENTRY if name in event}
    errors = [
        {"type": error.get("type"), "module": error.get("module"), "stacktrace": {"frames": frames_of(error)}}
        for error in (event.get("exception") or {}).get("values", [])
    ]
    return kept | {"exception": {"values": errors}, "tags": {"request": request_id.get()}}


def frames_of(error):
    frames = (error.get("stacktrace") or {}).get("frames", [])
    return [{name: frame[name] for name in FRAME if name in frame} for frame in frames]
