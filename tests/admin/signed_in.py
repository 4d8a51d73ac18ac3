"""Browsers of each role, as cheap as thousands of requests ask: no session is read, and rights are asked once."""

import time

from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import Client, override_settings

from tech_port.rights.roles import Role
from tech_port.signin.sessions import SINCE
from tests.factories import make_colleague, make_user

ANONYMOUS = "anonymous"
SUPERUSER = "superuser"
LETTERS = {
    "a": ANONYMOUS,
    "r": Role.READER,
    "e": Role.EDITOR,
    "v": Role.EVENTS,
    "l": Role.LEASING,
    "s": SUPERUSER,
}
accounts = {}


def make_accounts():
    accounts.clear()
    accounts.update({role: make_colleague(role) for role in Role})
    accounts[ANONYMOUS] = AnonymousUser()
    accounts[SUPERUSER] = make_user(username="stab", is_staff=True, is_superuser=True)


def middleware(get_response):
    def answer(request):
        request.user, request.session = accounts[request.META["ROLE"]], SessionStore()
        request.session[SINCE] = time.time()  # asked who they are just now
        return get_response(request)

    return answer


def browsers():
    """({role: its browser}, the settings that they need)."""
    chain = [f"{__name__}.middleware", "django.contrib.messages.middleware.MessageMiddleware"]
    make_accounts()
    return {name: Client(ROLE=name) for name in accounts}, override_settings(MIDDLEWARE=chain)
