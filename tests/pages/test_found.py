"""What other sites and machines find on every page: its address, its picture, and what it is about."""

import re

import pytest
from django.conf import settings

from tests.pages.tables import SECRET_LINKS
from tests.structured_read import faults_in, objects_in

pytestmark = pytest.mark.django_db
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
