"""What an error's page within the admin is: the admin's own, with the way back to its front page."""

from tests.crawl import Page
from tests.pages.tables import SECURITY, security


def assert_admins_own(response, status, heading):
    page = Page("error", "nb", "/admin/", response)
    assert (response.status_code, page.text("h1")) == (status, [heading])
    assert "/admin/" in [link.get("href") for link in page.all("a") if "button" in link.get("class", "")]
    assert [link.get("href") for link in page.all("a") if link.get("href") == "/"] == []
    assert (security(response), response.headers["Cache-Control"]) == (SECURITY, "no-store")
    assert "Du må være logget inn" not in page.html
