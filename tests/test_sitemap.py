"""What search engines are told of: nothing that visitors do not find themselves."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from tests.factories import (
    make_article,
    make_challenge,
    make_document,
    make_document_version,
    make_event,
    make_programme,
    make_unit,
)


def told_of(client):
    found = re.findall("<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    return {urlsplit(url).path for url in found if "/en/" not in url}


@pytest.mark.django_db
def test_drafts_what_is_planned_what_is_over_and_what_waits_for_staff_are_left_out(client):
    now = timezone.now()
    bare = told_of(client)
    shown = [
        make_event(),
        make_event(state="cancelled"),
        make_article(),
        make_challenge(),
        make_document_version().document,
        make_programme(kind="collaboration"),
        make_unit(),
    ]
    make_event(state="draft")
    make_event(is_hidden=True)
    make_article(published_at=None)
    make_article(published_at=now + timedelta(days=1))
    make_article(expires_at=now - timedelta(minutes=1))
    make_challenge(status="received")
    make_challenge(status="declined")
    make_document()
    make_document_version(published_at=None)
    make_document_version(published_at=now + timedelta(days=1))
    make_programme(kind="programme")
    hidden = [
        make_unit(hidden=True, building=shown[-1].building),
        make_unit(is_offered=False, building=shown[-1].building),
    ]

    found = told_of(client) - bare

    expected = {row.get_absolute_url() for row in shown} | {shown[-1].building.get_absolute_url()}
    others = {shown[3].organisation.get_absolute_url()}
    assert found - others == expected
    assert [unit.get_absolute_url() in found for unit in hidden] == [False, False]
