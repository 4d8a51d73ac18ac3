"""Words with a slip that find nothing in a list: what they were meant to be, as a link that asks it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories as f
from tests.pages_read import flat

pytestmark = pytest.mark.django_db
LISTS = {  # what asks for which list, in both languages
    "members": ("/medlemmer/", "/en/members/"),
    "events": ("/arrangementer/", "/en/events/"),
    "news": ("/aktuelt/", "/en/news/"),
    "challenges": ("/samarbeid/utfordringer/", "/en/collaborate/challenges/"),
}


@pytest.fixture
def found():
    """One row of each list that has the word."""
    start = timezone.now() + timedelta(days=3)
    f.make_membership(organisation=f.make_organisation(name="Hydrogenkraft AS"))
    f.make_event(title_nb="Hydrogenkraft", title_en="Hydrogenkraft", starts_at=start)
    f.make_article(title_nb="Hydrogenkraft", title_en="Hydrogenkraft")
    f.make_challenge(title_nb="Hydrogenkraft", title_en="Hydrogenkraft")
    return start


def asks(page, question, words, *, told):
    return f'{told} <a href="{question}" lang="">{words}</a>?' in page


@pytest.mark.parametrize("name", LISTS)
def test_a_slip_in_the_words_of_a_list_is_asked_about(client, found, name):
    norwegian, english = LISTS[name]

    pages = [flat(client.get(address, {"q": "hydrogenkarft"})) for address in (norwegian, english)]

    assert asks(pages[0], "?q=Hydrogenkraft", "«Hydrogenkraft»", told="Mente du")
    assert asks(pages[1], "?q=Hydrogenkraft", "“Hydrogenkraft”", told="Did you mean")
    assert "Mente du" not in flat(client.get(norwegian, {"q": "hydrogenkraft"}))


def test_a_month_asks_too_and_keeps_what_else_is_asked(client, found):
    month = f"/arrangementer/maned/{timezone.localdate(found):%Y-%m}/"

    pages = [flat(client.get(month, {"type": kind, "q": "hydrogenkarft"})) for kind in ("breakfast", "pitch")]

    question = "?type=breakfast&amp;q=Hydrogenkraft"
    assert asks(pages[0], question, "«Hydrogenkraft»", told="Mente du")
    assert "Mente du" not in pages[1]


@pytest.mark.parametrize("words", ["hydrogenkarft", "zzzzzzzzz"])
def test_nothing_is_asked_about_that_the_list_has_not(client, words):
    f.make_article(title_nb="Hydrogenkraft")
    f.make_membership()

    assert "Mente du" not in flat(client.get("/medlemmer/", {"q": words}))
