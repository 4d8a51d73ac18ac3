"""The real content, as a fresh clone shows it: every page that a visitor can reach by links is sound."""

from collections import Counter

import pytest
from django.core.management import call_command
from django.db import transaction

from tests import nu
from tests.crawl import Page, client_of_its_own

pytestmark = pytest.mark.django_db
MOST_PARAMETERS = 1  # of the addresses with a query, those with one parameter are enough


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker):
    """Every page that links lead to from the two front pages."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("seed", verbosity=0)
        found = walk(["/", "/en/"])
        transaction.set_rollback(True)
    return found


def walk(waiting):
    client, pages = client_of_its_own(), {}
    while waiting:
        url = waiting.pop()
        if url not in pages:
            answer = client.get(url)
            if answer.status_code == 200 and not answer["Content-Type"].startswith("text/html"):
                continue  # the same list for other programs
            pages[url] = Page(url, "en" if url.startswith("/en/") else "nb", url, answer)
            links = pages[url].references if pages[url].response.status_code == 200 else []
            waiting += [
                link for link in links if link.count("=") <= MOST_PARAMETERS and not link.startswith("/static/")
            ]
    return list(pages.values())


def test_every_link_leads_to_a_page(seeded):
    assert len(seeded) > 200
    assert {p.address: p.response.status_code for p in seeded if p.response.status_code != 200} == {}


def test_every_record_has_a_title_and_a_description_of_its_own(seeded):
    records = [page for page in seeded if "?" not in page.address]
    titles = Counter((page.language, page.title) for page in records)

    assert [title for title, times in titles.items() if times > 1] == []
    assert {p.address: p.meta("description") for p in records if not 20 <= len(p.meta("description")[0]) <= 300} == {}


def test_every_page_is_sound_html(seeded, tmp_path):
    assert {page.address: page.faults for page in seeded if page.faults} == {}
    assert nu.errors(seeded, tmp_path) == {}


def test_english_readers_reach_as_many_pages_as_norwegian_ones(seeded):
    reached = Counter(page.language for page in seeded if "?" not in page.address)

    assert reached["en"] == reached["nb"]
