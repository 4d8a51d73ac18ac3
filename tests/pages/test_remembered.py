"""What is remembered of one page and stands on another is what Django would have answered."""

import re
from difflib import unified_diff
from itertools import count, islice

import pytest
from django.test import Client

from tech_port.versions.memo import reading
from tech_port.versions.watching import PARTS, Version
from tests.addresses import addresses, is_around_a_form, may_be_kept

pytestmark = pytest.mark.django_db
NUMBERS = count(10_000)  # no test meets what another one's pages left
AS_TYPED = [  # the same question in two ways, of which a page says something else
    "/om/styret/?dato=1.5.2024",
    "/om/styret/?dato=2024-05-01",
    "/om/styret/?dato=tull",
    "/arrangementer/?fra=1.5.2024&side=9",
    "/arrangementer/?fra=2024-05-01&side=09",
    "/medlemmer/?q=a&side=9",
    "/medlemmer/?q=a&side=09",
    "/aktuelt/?q=a&side=9",
    "/aktuelt/?q=a&side=09",
    "/sok/?q=virksomhet&type=organisations&side=9",
    "/sok/?q=virksomhet&type=organisations&side=09",
    "/om/distriktet/?dato=tull",
    "/om/distriktet/?dato=i+morgen&kart=x",
    "/samarbeid/utfordringer/?status=x",
    "/samarbeid/utfordringer/?status=y&vei=x",
    "/arrangementer/?type=x",
    "/arrangementer/?arrangor=finnes+ikke",
    "/medlemmer/?type=x",
    "/medlemmer/?bygg=finnes+ikke",
]
REFUSED = [  # of which a page says what it did not understand, and carries nothing on
    *("bygg=finnes+ikke", "bygg=ingen+slik", "type=x", "utleier=z&side=9", "side=tull", "sorter=tull", "bransje=s4"),
    *("type=office&type=x", "type=y&type=office&bygg=ingen&bygg=finnes+ikke"),
    *("ansatte=x", "ansatte=y", "dato=tull&del=z", "mva=x&ar=y&indeks=z", "lokale=x"),
]
OWN = re.compile(rb'name="(?:csrfmiddlewaretoken|submission|opened)" value="[^"]+"')
ONCE = re.compile(rb'name="(?:csrfmiddlewaretoken|submission)" value="([^"]+)"')
NEEDS = ["ansatte=40", "areal_min=300&dato=2031-01-01", "type=office&sorter=pris&mva=on"]


@pytest.fixture
def kept(site, grow):
    """The addresses of all pages that may be kept, those of premises with needs too."""
    grow()
    plain = [url for language in ("nb", "en") for _name, url in addresses(site, language) if may_be_kept(url)]
    premises = [url for url in plain if "?" not in url and url.startswith("/lokaler/")]
    return [*plain, *AS_TYPED, *(f"{url}?{need}" for url in premises for need in [*NEEDS, *REFUSED])]


def test_a_page_is_the_same_whatever_was_read_before_it(client, kept):
    number = next(NUMBERS)
    version = Version(number, dict.fromkeys(PARTS, number))
    computed = {url: client.get(url).content for url in kept}

    with reading(version):
        first = {url: client.get(url).content for url in kept}
        again = {url: client.get(url).content for url in reversed(kept)}

    assert len(kept) > 100
    assert [difference(url, computed, first) for url in kept if first[url] != computed[url]] == []
    assert [difference(url, computed, again) for url in kept if again[url] != computed[url]] == []


def test_a_page_around_a_form_has_nothing_of_who_read_it_before(site):
    urls = [url for language in ("nb", "en") for _name, url in addresses(site, language) if is_around_a_form(url)]
    number = next(NUMBERS)
    computed = {url: Client().get(url).content for url in urls}

    with reading(Version(number, dict.fromkeys(PARTS, number))):
        first, again = ({url: Client().get(url).content for url in urls} for _ in range(2))

    alike = [{url: OWN.sub(b"", page) for url, page in pages.items()} for pages in (computed, first, again)]
    assert len(urls) > 20
    assert [difference(url, alike[0], read) for read in alike[1:] for url in urls if read[url] != alike[0][url]] == []
    secrets = [secret for pages in (computed, first, again) for page in pages.values() for secret in ONCE.findall(page)]
    assert len({*secrets}) == len(secrets) > 2 * len(urls)


def difference(url, computed, answered):
    """(address, the first elements that are not the same)"""
    before, after = (re.split("(?=<)", pages[url].decode()) for pages in (computed, answered))
    return url, list(islice(unified_diff(before, after, n=0, lineterm=""), 2, 8))
