"""What people ask, and what they get first: `questions.txt` against the site as a fresh clone shows it."""

from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from tests.crawl import Page, client_of_its_own, one_version

pytestmark = pytest.mark.django_db
LINES = Path(__file__).with_name("questions.txt").read_text().splitlines()
QUESTIONS = [tuple(line.split(" | ")) for line in LINES if line and not line.startswith("#")]
ADDRESSES = {"nb": "/sok/", "en": "/en/search/"}
NOTHING = "-"


@pytest.fixture(scope="module")
def first(content_loaded):
    """{(question, language): (address, title) of what comes first}, of a site with facts and samples."""
    client = client_of_its_own()
    with one_version():
        return {(question, language): first_of(client, question, language) for question, language, _ in QUESTIONS}


def first_of(client, question, language):
    """(address, title) of the first link of the answer: of staff's own, of a wish for premises, or of a hit."""
    page = Page(question, language, ADDRESSES[language], client.get(ADDRESSES[language], {"q": question}))
    assert page.response.status_code == 200
    answers = [one for one in page.tree.iter() if one.get("class") in {"answers", "note stack", "rows hits"}]
    links = [link for answer in answers for link in answer.iter("a")]
    return (links[0].get("href"), "".join(links[0].itertext()).strip()) if links else (NOTHING, NOTHING)


def test_every_question_gets_what_its_asker_looks_for_first(first):
    wrong = [
        f"{question} ({language}): {expected} is expected, {' '.join(first[question, language])} comes first"
        for question, language, expected in QUESTIONS
        if not any(fnmatchcase(text, expected.replace("?", "[?]")) for text in first[question, language])
    ]

    assert len(QUESTIONS) >= 60
    assert wrong == []
