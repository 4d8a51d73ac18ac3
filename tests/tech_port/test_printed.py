"""The address on paper."""

import pytest
from django.test import RequestFactory
from django.urls import resolve

from tech_port.printed import printed_address


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("/arrangementer/", "https://portal.example/arrangementer/"),
        ("/arrangementer/?q=kaffe&type=&utm_source=x&token=abc", "https://portal.example/arrangementer/?q=kaffe"),
        ("/lokaler/sammenlign/?lokale=1&lokale=2", "https://portal.example/lokaler/sammenlign/?lokale=1&lokale=2"),
        ("/arrangementer/pamelding/hemmelig/?q=a", ""),
        ("/lokaler/interesse/hemmelig/", ""),
    ],
)
def test_paper_tells_what_was_asked_and_no_secret(settings, address, printed):
    settings.SITE_URL = "https://portal.example"
    request = RequestFactory().get(address)
    request.resolver_match = resolve(request.path)

    assert printed_address(request) == printed
