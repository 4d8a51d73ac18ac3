"""What is answered to a method that a page does not take."""

import pytest
from django.test import Client


@pytest.mark.django_db
def test_a_method_that_a_page_never_takes_is_told_so_also_without_a_token():
    strict = Client(enforce_csrf_checks=True)
    asked = [
        ("POST", "/lokaler/"),
        ("PUT", "/om/styret/"),
        ("PROPFIND", "/aktuelt/"),
        ("DELETE", "/lokaler/interesse/"),
    ]

    told = [(answer.status_code, answer.headers["Allow"]) for answer in (strict.generic(*one) for one in asked)]

    assert told == [(405, "GET, HEAD")] * 3 + [(405, "GET, HEAD, POST")]
    assert strict.post("/kontakt/").status_code == 403
    assert strict.put("/admin/").status_code == 403
