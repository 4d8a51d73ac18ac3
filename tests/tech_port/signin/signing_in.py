"""Signing in by the form, with a second factor where there is one."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.pages_read import filled

PASSWORD = "en lang og god setning"
LOGIN, CONFIRM, APP = "/admin/login/", "/admin/sikkerhet/innlogging/", "/admin/sikkerhet/app/"


def sign_in(browser, username, password=PASSWORD, **fields):
    return browser.post(LOGIN, {"login": username, "password": password, **fields})


def code_of(secret):
    """What an app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def connect_app(browser, run_on_commit):
    """Connect an app to the account that has signed in; returns its secret and the answer."""
    page = browser.get(APP)
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page.content.decode())[1]
    with run_on_commit():
        return secret, browser.post(APP, filled(page, code=code_of(secret)))
