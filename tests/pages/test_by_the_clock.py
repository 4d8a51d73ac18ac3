"""What is scheduled appears at its minute and is gone at its last, on every page and file, though no worker runs."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.factories import make_announcement, make_article, make_document, make_document_version

pytestmark = pytest.mark.django_db

OUT = datetime(2027, 3, 1, 9, 0, tzinfo=ZoneInfo("Europe/Oslo"))
GONE = OUT + timedelta(days=2)
SECOND = timedelta(seconds=1)
PAGES = {
    "/": ["Kanarisaken", "Kanariropet"],
    "/aktuelt/": ["Kanarisaken"],
    "/aktuelt/?format=atom": ["Kanarisaken"],
    "/aktuelt/kanari/": ["Kanarisaken"],
    "/sok/?q=kanarisaken": ["Kanarisaken"],
    "/sitemap-articles.xml": ["/aktuelt/kanari/"],
    "/sitemap-documents.xml": ["/om/dokumenter/kanariplan/"],
    "/om/dokumenter/": ["Kanariplanen"],
}


@pytest.fixture
def scheduled():
    with time_machine.travel(OUT - timedelta(days=30), tick=False):
        make_article(slug="kanari", title_nb="Kanarisaken", published_at=OUT, expires_at=GONE)
        make_announcement(text_nb="Kanariropet", starts_at=OUT, ends_at=GONE)
        document = make_document(slug="kanariplan", title_nb="Kanariplanen")
        make_document_version(document=document, published_at=OUT)


def seen(client, moment):
    """The words of `PAGES` that stand on them at a moment."""
    with time_machine.travel(moment, tick=False):
        answers = {page: client.get(page) for page in PAGES}
    texts = {page: answer.content.decode() if answer.status_code == 200 else "" for page, answer in answers.items()}
    return {page: [word for word in words if word in texts[page]] for page, words in PAGES.items()}


def test_pages_and_files_follow_the_clock_alone(client, scheduled):
    stays = {page: PAGES[page] for page in ("/sitemap-documents.xml", "/om/dokumenter/")}
    nothing = {page: [] for page in PAGES}

    found = [seen(client, moment) for moment in (OUT - SECOND, OUT, GONE - SECOND, GONE)]

    assert found == [nothing, PAGES, PAGES, nothing | stays]
