"""Staff sign in by the form, as they do."""

from tests.factories import make_user

PASSWORD = "en lang og god setning"


def sign_in(page, path):
    """A superuser of one's own, signed in on the way to a page of the staff's."""
    staff = make_user(password=PASSWORD, is_staff=True, is_superuser=True)
    page.goto(path)
    page.get_by_label("Brukernavn").fill(staff.username)
    page.get_by_label("Passord").fill(PASSWORD)
    page.get_by_role("button", name="Logg inn").click()
