"""What other sites and machines find on every page: its address, its picture, and what it is about."""

import re

import pytest
from django.conf import settings

from tech_port.drawing.page_picture import PagePicture
from tech_port.drawing.share_picture import EventPicture, UnitPicture
from tests.addresses import ARGUMENTS, address, page_names
from tests.crawl import LANGUAGES, Page, one_version
from tests.pages.tables import ANSWERS, NOT_IN_THE_SITEMAP, SECRET_LINKS
from tests.structured_read import faults_in, objects_in

pytestmark = pytest.mark.django_db
SAMPLE = ("Eksempel: ", "Example: ")
PICTURE = {
    "og:image:type": "image/png",
    "og:image:width": "1200",
    "og:image:height": "630",
}


def shared(page):
    """{name: content} of what other sites read."""
    return {meta.get("property"): meta.get("content") for meta in page.all("meta") if meta.get("property")}


def test_what_machines_are_told_is_schema_org_with_nothing_missing(pages):
    assert sum(bool(objects_in(page.html)) for page in pages) > 40
    assert {page.case: faults_in(page.html) for page in pages if faults_in(page.html)} == {}


def test_a_page_is_shared_under_the_address_it_is_known_by(pages):
    found = {page.case: [shared(page).get("og:url")] for page in pages}

    assert found == {page.case: [href for _lang, href in page.links("canonical")] or [None] for page in pages}


def test_no_head_of_a_secret_page_tells_its_address(pages):
    heads = {page: re.split("</?head>", page.html)[1] for page in pages if page.name in SECRET_LINKS}
    told = {
        page.case: head
        for page, head in heads.items()
        if page.address.split("?")[0] in head or "canonical" in head or objects_in(page.html)
    }

    assert len(heads) == 2 * len(SECRET_LINKS)
    assert told == {}


def test_every_page_has_a_picture_to_be_shared_with(pages):
    faults = {}
    for page in pages:
        told = shared(page)
        is_ours = told.get("og:image", "").startswith(settings.SITE_URL + "/")
        if not is_ours or not told.get("og:image:alt") or told | PICTURE != told:
            faults[page.case] = told

    assert faults == {}
    assert {page.case for page in pages if page.meta("twitter:card") != ["summary_large_image"]} == set()


def test_search_engines_keep_what_the_sitemap_has_and_no_forms_secrets_or_samples(pages):
    said = {page: page.meta("robots") == ["noindex"] for page in pages if page.name not in ANSWERS}
    kept = {name_of(page) for page, is_out in said.items() if not is_out}
    left_out = {name_of(page) for page, is_out in said.items() if is_out and not page.title.startswith(SAMPLE)}

    assert kept & NOT_IN_THE_SITEMAP == {"events:event_month"}
    assert left_out - NOT_IN_THE_SITEMAP == set()
    assert any(page.title.startswith(SAMPLE) for page in said)
    assert {page.case for page, is_out in said.items() if page.title.startswith(SAMPLE) and not is_out} == set()


def name_of(page):
    """The name of the page's address, whatever it was asked."""
    return re.split("[ ?]", page.name)[0]


def test_every_picture_that_a_page_is_shared_with_is_there(client, site, monkeypatch, settings, tmp_path):
    settings.SHARE_DIR = tmp_path
    for kind in (PagePicture, UnitPicture, EventPicture):
        monkeypatch.setattr(kind, "draw", lambda self: b"")
    addresses = {
        address(name, language, ARGUMENTS.get(name, lambda site: [])(site)): name
        for name in page_names()
        for language in LANGUAGES
        if name not in SECRET_LINKS
    }

    with one_version():
        pages = [Page(page, "", page, client.get(page)) for page in addresses]
    pictures = {page.address: shared(page).get("og:image", "").removeprefix(settings.SITE_URL) for page in pages}
    answers = {page: client.get(picture) for page, picture in pictures.items() if "/static/" not in picture}
    found = {page: (answer.status_code, answer.headers["Content-Type"]) for page, answer in answers.items()}

    assert len(found) > 40
    assert {page: told for page, told in found.items() if told != (200, "image/png")} == {}
