"""Django's `MAILERS` of a mail server's address, and the same for Django before 6.1. Values in, values out."""

from typing import Any

import environ

SMTP = environ.Env.EMAIL_SCHEMES["smtp"]
FILES = environ.Env.EMAIL_SCHEMES["filemail"]
TIMEOUT = 10  # seconds
BEFORE_6_1 = {
    "host": "EMAIL_HOST",
    "port": "EMAIL_PORT",
    "username": "EMAIL_HOST_USER",
    "password": "EMAIL_HOST_PASSWORD",
    "use_tls": "EMAIL_USE_TLS",
    "use_ssl": "EMAIL_USE_SSL",
    "timeout": "EMAIL_TIMEOUT",
    "file_path": "EMAIL_FILE_PATH",
}


def mailer(url: str) -> dict[str, Any]:
    """One entry of `MAILERS`; a server without a port is asked at the usual one of how it is reached."""
    given = environ.Env.email_url_config(url)
    backend = given["EMAIL_BACKEND"]
    if backend == FILES:
        return {"BACKEND": backend, "OPTIONS": {"file_path": given["EMAIL_FILE_PATH"]}}
    if backend != SMTP:
        return {"BACKEND": backend, "OPTIONS": {}}
    use_tls, use_ssl = bool(given.get("EMAIL_USE_TLS")), bool(given.get("EMAIL_USE_SSL"))
    options = {
        "host": given["EMAIL_HOST"],
        "port": given["EMAIL_PORT"] or (465 if use_ssl else 587 if use_tls else 25),
        "username": given["EMAIL_HOST_USER"],
        "password": given["EMAIL_HOST_PASSWORD"],
        "use_tls": use_tls,
        "use_ssl": use_ssl,
        "timeout": TIMEOUT,
    }
    return {"BACKEND": backend, "OPTIONS": options}


def as_email_settings(mailer: dict[str, Any]) -> dict[str, Any]:
    """{EMAIL_…: value} of an entry of `MAILERS`."""
    options = {BEFORE_6_1[name]: value for name, value in mailer.get("OPTIONS", {}).items()}
    return {"EMAIL_BACKEND": mailer["BACKEND"], **options}
