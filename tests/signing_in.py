"""A test's browser signed in by one new row: what is stored is the same, and of seventeen statements six are left.

Django's client stores an empty session, looks it up, stores it under another name, deletes the first, and then stores
what is in it. Tests of signing in itself send the form.
"""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import Client

store_anew = Client._login


def store_once(client, user, backend=None):
    """`_login` of Django's client; one that has a session already goes Django's way."""
    if settings.SESSION_COOKIE_NAME in client.cookies:
        return store_anew(client, user, backend)
    request = HttpRequest()
    request.session = unstored()
    login(request, user, backend)
    request.session.save()
    return client._set_login_cookies(request)


def unstored():
    """A session that nobody knows yet, so that it needs no other name."""
    session = SessionStore()
    session.cycle_key = lambda: None
    session.exists = lambda name: False
    return session
