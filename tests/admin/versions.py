"""Which forms of a page of the admin say what they were opened on."""

from tech_port.merging.versions import FIELD
from tests.pages_read import elements

ELSEWHERE = ("/admin/logout/", "/admin/valg/", "/sprak/")  # what no record is changed by


def forms_without_version(response):
    """The addresses of a page's forms that post with a button and carry no version."""
    found = []
    for form in elements(response, "form"):
        inputs = [*form.iter("input")]
        names = {one.get("name") for one in inputs}
        has_button = any(True for _button in form.iter("button")) or "submit" in {one.get("type") for one in inputs}
        address = form.get("action") or response.wsgi_request.path
        if form.get("method", "").lower() == "post" and has_button and not address.startswith(ELSEWHERE):
            found += [] if FIELD in names else [address]
    return found
