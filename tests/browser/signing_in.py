"""Staff sign in by the form where that is a part of their way; elsewhere they have signed in already."""

from django.conf import settings
from django.test import Client

from tests.factories import make_user

PASSWORD = "en lang og god setning"


def sign_in(page, path):
    """A superuser of one's own, signed in on the way to a page of the staff's."""
    staff = make_user(password=PASSWORD, is_staff=True, is_superuser=True)
    page.goto(path)
    page.get_by_label("Brukernavn").fill(staff.username)
    page.get_by_label("Passord").fill(PASSWORD)
    page.get_by_role("button", name="Logg inn").click()


def open_signed_in(page, path, user=None):
    """A page of the staff's, opened by somebody who has signed in: a superuser of one's own, if nobody is named."""
    client = Client()
    client.force_login(user or make_user(is_staff=True, is_superuser=True))
    session = {"name": settings.SESSION_COOKIE_NAME, "value": client.session.session_key, "url": settings.SITE_URL}
    page.context.add_cookies([session])
    page.goto(path)
