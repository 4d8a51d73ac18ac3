"""Every page that the resolver knows, in both languages: its head, its HTML and its English."""

import re
from collections import Counter, defaultdict
from urllib.parse import urlsplit

import polib
import pytest
from django.conf import settings

from tech_port.fixed_pages import NOT_TO_BE_FOUND
from tests import nu
from tests.addresses import page_names
from tests.crawl import LANGUAGES
from tests.norwegian_read import CATALOGUE, norwegian_on, texts_in
from tests.pages.tables import ANSWERS, SECRET_LINKS

pytestmark = pytest.mark.django_db


# What every page has


def test_every_page_answers(pages):
    assert {p.case: p.response.status_code for p in pages if p.response.status_code != ANSWERS.get(p.name, 200)} == {}


def test_every_page_has_one_heading_of_the_first_level(pages):
    assert {p.case: p.text("h1") for p in pages if len([text for text in p.text("h1") if text]) != 1} == {}


def test_every_page_has_a_title_of_its_own(pages):
    plain = [p for p in pages if p.name in page_names()]
    times = Counter((p.language, p.title) for p in plain)

    assert {p.case: p.title for p in plain if times[p.language, p.title] > 1} == {}
    assert {p.case: p.title for p in pages if not re.fullmatch(r"\S.+ – Trondheim Tech Port", p.title)} == {}


def test_every_page_has_a_description_of_a_searchable_length(pages):
    assert {
        p.case: p.meta("description") for p in pages if [20 <= len(d) <= 170 for d in p.meta("description")] != [True]
    } == {}


def test_every_page_says_its_language(pages):
    assert {p.case: p.tree.get("lang") for p in pages if p.tree.get("lang") != p.language} == {}


def test_every_page_names_itself_and_its_languages_unless_it_is_hidden_from_robots(site_crawl):
    faults = {}
    for page in site_crawl.pages:
        paths = {p.language: known_as(p.address) for p in (page, site_crawl.counterpart(page))}
        wanted = {"canonical": [(None, settings.SITE_URL + paths[page.language])], "alternate": alternates(paths)}
        found = {"canonical": page.links("canonical"), "alternate": [a for a in page.links("alternate") if a[0]]}
        if found != ({"canonical": [], "alternate": []} if page.is_hidden_from_robots else wanted):
            faults[page.case] = found

    assert faults == {}


def known_as(address):
    """The address without what was asked, but for the list of what is over, which is one of its own."""
    path, query = urlsplit(address)[2:4]
    return f"{path}?{query}" if query == "tidligere=1" else path


def alternates(paths):
    addresses = [(code, settings.SITE_URL + paths[code]) for code in LANGUAGES]
    return [*addresses, ("x-default", settings.SITE_URL + paths["nb"])]


def test_only_secret_links_and_answers_are_hidden_from_robots(pages):
    hidden = {p.name for p in pages if p.is_hidden_from_robots and not p.title.startswith(("Eksempel: ", "Example: "))}
    others = {name for name in hidden if re.split("[ ?]", name)[0] in NOT_TO_BE_FOUND | {"search", "interest"}}

    assert hidden - others == SECRET_LINKS - {name for name in SECRET_LINKS if name in others}


def test_the_language_switch_keeps_page_and_query(site_crawl):
    faults = {}
    for page in site_crawl.pages:
        other = site_crawl.counterpart(page)
        switches = [a.get("href") for a in page.all("a") if a.get("hreflang") == other.language]
        if switches != [other.address]:
            faults[page.case] = switches

    assert faults == {}


# HTML


def test_every_page_is_strict_html(pages):
    assert {page.case: page.faults for page in pages if page.faults} == {}


def test_every_page_passes_the_nu_html_checker(pages, tmp_path):
    assert nu.errors(pages, tmp_path) == {}


def test_no_page_has_style_script_or_handlers_of_its_own(pages):
    faults = defaultdict(list)
    for page in pages:
        for element in page.tree.iter():
            inline = element.tag == "style" or (element.tag == "script" and not is_external_or_data(element))
            names = [name for name in element.attrib if str(name) == "style" or str(name).startswith("on")]
            if inline or names:
                faults[page.case].append((element.tag, names))

    assert dict(faults) == {}


def is_external_or_data(script):
    return script.get("src") or script.get("type") in {"application/json", "application/ld+json"}


def test_no_identity_stands_twice_on_a_page_and_every_reference_within_it_leads_somewhere(pages):
    faults = {}
    for page in pages:
        ids = Counter(element.get("id") for element in page.tree.iter() if element.get("id"))
        wanted = {
            word
            for element in page.tree.iter()
            for name in ("for", "aria-labelledby", "aria-describedby", "popovertarget", "list")
            for word in (element.get(name) or "").split()
        } | {a.get("href")[1:] for a in page.all("a") if (a.get("href") or "").startswith("#")}
        if wrong := [name for name, count in ids.items() if count > 1] + sorted(wanted - set(ids)):
            faults[page.case] = wrong

    assert faults == {}


# English


def only_norwegian():
    """(whole texts, pieces of texts) that only Norwegian pages have, from the catalogue."""
    entries = [entry for entry in polib.pofile(str(CATALOGUE)) if entry.msgctxt != "url" and not entry.obsolete]
    english = " ".join(f"{e.msgstr} {' '.join(e.msgstr_plural.values())}" for e in entries).casefold()
    words = {text.casefold() for e in entries for text in (e.msgid, e.msgid_plural) if text}
    pieces = {" ".join(piece.split()) for text in words for piece in re.split(r"%\(\w+\)[sd]|%[sd]|\n", text)}
    return (
        {text for text in words if text not in english},
        {piece for piece in pieces if len(piece) >= 12 and " " in piece and piece not in english},
    )


def test_english_pages_speak_no_norwegian(pages):
    wholes, pieces = only_norwegian()
    cases = defaultdict(set)
    for page in pages:
        if page.language == "en":
            for text in texts_in("en", page.tree):
                cases[text.casefold()].add(page.case)

    norwegian = [text for text in cases if text.strip(" :·.,") in wholes or any(piece in text for piece in pieces)]
    assert len(cases) > 1000
    assert {text: cases[text] for text in norwegian} == {}


def test_every_word_of_an_english_page_is_english_a_name_or_marked_as_norwegian(site_crawl):
    assert norwegian_on(site_crawl.pages, site_crawl.vocabulary) == {}
