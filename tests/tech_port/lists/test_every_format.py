"""Every list in every format that it has, an unknown one, and what those who ask again are answered."""

import re
from html import unescape
from urllib.parse import urljoin

import pytest
from django.utils import timezone, translation

from tests.addresses import address, addresses
from tests.crawl import one_version
from tests.site import lasting_site

pytestmark = pytest.mark.django_db

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "atom": "application/atom+xml; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
}
FORMATS = {
    "premises:unit_list": ["csv", "json", "atom"],
    "premises:demand": ["csv", "json"],
    "members:organisation_list": ["csv", "json", "atom"],
    "events:event_list": ["csv", "json", "atom", "ics"],
    "events:event_month": ["csv", "json"],
    "board": ["csv", "json"],
    "collaboration:challenge_list": ["csv", "json", "atom"],
    "document_list": ["atom"],
    "content:article_list": ["atom"],
    "newsletter:subscription_create": ["atom"],
    "figures": ["csv", "json"],
}
LANGUAGES = ["nb", "en"]
HEADERS = ["Content-Type", "Cache-Control", "Content-Language"]


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """Nobody changes it, so what pages share is asked once."""
    with lasting_site(django_db_blocker) as site, one_version():
        yield site


def lists():
    """[(name, its address, language)] of every list."""
    this_month = [timezone.localdate().strftime("%Y-%m")]
    arguments = {"events:event_month": this_month}
    return [
        (name, address(name, language, arguments.get(name, ())), language) for name in FORMATS for language in LANGUAGES
    ]


def test_every_list_has_its_formats_and_each_may_be_kept_and_asked_for_again(client, site):
    faults = {}
    for name, url, _language in lists():
        for format in FORMATS[name]:
            first = client.get(f"{url}?format={format}")
            again = client.get(f"{url}?format={format}", headers={"If-None-Match": first["ETag"]})
            head = client.head(f"{url}?format={format.upper()}&utm_source=x")
            told = (first["Content-Type"], first["Cache-Control"], again.status_code, head.status_code, head["ETag"])
            if told != (TYPES[format], "public, max-age=600", 304, 200, first["ETag"]) or first["ETag"][:1] != '"':
                faults[f"{url}?format={format}"] = told

    assert faults == {}


ODD = ["format=xlsx", "format=csv&format=atom&format=json", "format=%00%ff", "format=%3Cb%3E"]


def test_a_format_that_a_list_does_not_have_is_refused_in_its_language_and_never_answered_with_a_page(client, site):
    faults = {}
    for name, url, language in lists():
        end = f": {', '.join(FORMATS[name])}."
        wanted = (406, "text/plain; charset=utf-8", "public, max-age=600", language, end)
        for asked in ODD:
            response = client.get(f"{url}?{asked}&dato=x")
            told = response.content.decode()[-len(end) :]
            found = (response.status_code, *(response[name] for name in HEADERS), told)
            faults |= {} if found == wanted else {f"{url}?{asked}": found}

    assert faults == {}


REFUSED = {
    "premises:unit_list": ["dato=tull", "areal_min=abc", "bygg=finnes-ikke", "areal_min=900&areal_maks=100"],
    "members:organisation_list": ["type=tull", "bygg=finnes-ikke"],
    "events:event_list": ["type=tull", "fra=tull", "arrangor=finnes-ikke"],
    "events:event_month": ["omrade=finnes-ikke"],
    "board": ["dato=tull"],
    "collaboration:challenge_list": ["status=tull", "virksomhet=finnes-ikke"],
    "content:article_list": ["merke=finnes-ikke"],
}


def test_a_value_that_is_refused_gives_no_file_for_another_question_and_the_page_still_leads_to_one(client, site):
    faults = {}
    for name, url, language in lists():
        for asked in REFUSED.get(name, ()):
            response = client.get(f"{url}?{asked}&format={FORMATS[name][-1]}")
            found = (response.status_code, *(response[name] for name in HEADERS))
            field = asked.rpartition("&")[2].partition("=")[0]
            if found != (400, "text/plain; charset=utf-8", "public, max-age=600", language):
                faults[f"{url}?{asked}"] = found
            if f"({field}): " not in response.content.decode() or client.get(f"{url}?{asked}").status_code != 200:
                faults[f"{url}?{asked}", "said"] = response.content.decode()
            if name != "events:event_month":
                page = client.get(f"{url}?{asked}&utm_source=x").content.decode()
                if not (links := re.findall(r'href="([^"]*format=(?:json|atom)[^"]*)"', page)):
                    faults[f"{url}?{asked}", "links"] = page[:200]
                faults |= {link: 400 for link in links if client.get(urljoin(url, unescape(link))).status_code != 200}

    assert faults == {}


def test_every_file_is_for_programs_on_other_sites_and_no_page_is(client, site):
    ask = {"Origin": "https://example.no", "Access-Control-Request-Method": "GET"}
    faults = {}
    for name, url, _language in lists():
        first = client.get(f"{url}?format={FORMATS[name][0]}")
        again = client.get(f"{url}?format={FORMATS[name][0]}", headers={"If-None-Match": first["ETag"]})
        refused = client.get(f"{url}?format=xlsx")
        asked = client.options(f"{url}?format={FORMATS[name][0]}", headers=ask)
        opened = [one.get("Access-Control-Allow-Origin") for one in (first, again, refused, asked, client.get(url))]
        told = (*opened, asked.status_code, asked.get("Access-Control-Allow-Headers"), bool(first.cookies))
        if told != (*["*"] * 4, None, 204, "If-None-Match, If-Modified-Since", False):
            faults[url] = told

    assert faults == {}
    assert client.options("/data/units.csv", headers=ask)["Access-Control-Allow-Origin"] == "*"
    assert client.options("/lokaler/").status_code == 405


def test_a_page_that_is_no_list_takes_no_notice_of_a_format(client, site):
    with_formats = {*FORMATS, "search"}  # whose suggestions are no export
    pages = [(name, url) for name, url in addresses(site, "nb") if "?" not in url and name not in with_formats]

    answers = {name: (client.get(url).status_code, client.get(f"{url}?format=xlsx").status_code) for name, url in pages}

    assert len(pages) > 20
    assert {name: both for name, both in answers.items() if len(set(both)) > 1} == {}


def test_every_feed_is_named_by_its_page(client, site):
    for name, url, _language in lists():
        html = client.get(url).content.decode()
        assert ('type="application/atom+xml"' in html) == ("atom" in FORMATS[name]), name


def test_a_format_of_no_name_asks_for_the_page(client):
    with translation.override("nb"):
        assert client.get("/aktuelt/?format=&format=%20")["Content-Type"].startswith("text/html")
