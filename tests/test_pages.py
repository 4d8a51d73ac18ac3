"""Every page that the resolver knows, in both languages: what all of them must have, and must not."""

import re
from collections import Counter, defaultdict
from contextlib import closing
from urllib.parse import urlsplit

import html5lib
import polib
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import nu
from tests.addresses import ARGUMENTS, FILES, MORE_OF_A_KIND, VARIANTS, address, addresses, page_names, patterns
from tests.crawl import LANGUAGES, crawl

pytestmark = pytest.mark.django_db

CATALOGUE = settings.BASE_DIR / "tech_port" / "locale" / "en" / "LC_MESSAGES" / "django.po"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
}
SECRET_LINKS = {
    "members:profile_edit",
    "members:profile_edit 2",
    "members:profile_open",
    "events:registration_accept",
    "events:registration_cancel",
    "events:registration_detail",
    "events:registration_detail 2",
    "events:registration_detail 3",
    "events:registration_detail 4",
    "events:registration_detail?endret=1",
    "premises:alert_detail",
    "premises:alert_detail 2",
    "premises:alert_detail?endret=1",
    "premises:alert_stop",
    "premises:confirmation_detail",
    "premises:confirmation_detail 2",
    "premises:interest_change",
    "premises:interest_confirm",
    "premises:interest_delete",
    "premises:interest_deleted",
    "premises:interest_detail",
    "premises:interest_detail?takk=1",
    "premises:interest_message",
}
NOT_IN_THE_SITEMAP = {
    "members:profile_edit",
    "members:profile_link",
    "members:profile_open",
    "events:registration_accept",
    "events:registration_cancel",
    "events:registration_detail",
    "events:signup",
    "events:event_month",
    "events:tip_create",
    "premises:alert_create",
    "premises:alert_detail",
    "premises:alert_stop",
    "premises:confirmation_detail",
    "premises:interest_change",
    "premises:interest_confirm",
    "premises:interest_create",
    "premises:interest_delete",
    "premises:interest_deleted",
    "premises:interest_detail",
    "premises:interest_message",
    "premises:unit_compare",
    "collaboration:challenge_create",
    "search",
}
ANSWERS = {"interest form with errors": 422}
QUERIES = {
    "about": 8,
    "accessibility": 0,
    "collaboration:challenge_create": 0,
    "collaboration:challenge_detail": 2,
    "collaboration:challenge_list": 5,
    "collaboration:programme_detail": 2,
    "collaboration:programme_list": 2,
    "board": 3,
    "content:article_detail": 4,
    "content:article_list": 2,
    "district": 10,
    "document_detail": 2,
    "document_list": 7,
    "events:registration_accept": 1,
    "events:registration_cancel": 1,
    "events:registration_detail": 1,
    "events:registration_detail 2": 2,
    "events:registration_detail 3": 2,
    "events:registration_detail 4": 1,
    "events:signup": 1,
    "events:signup 2": 1,
    "events:signup 3": 1,
    "events:event_list": 2,
    "events:event_month": 3,
    "events:event_detail": 9,
    "events:event_detail 2": 9,
    "events:event_detail 3": 9,
    "events:tip_create": 0,
    "home": 8,
    "members:organisation_detail": 16,
    "members:organisation_detail 2": 17,
    "members:organisation_detail 3": 13,
    "members:organisation_list": 3,
    "members:join_create": 2,
    "members:profile_edit": 5,
    "members:profile_edit 2": 4,
    "members:profile_link": 1,
    "members:profile_open": 3,
    "premises:alert_create": 1,
    "premises:alert_detail": 2,
    "premises:alert_detail 2": 2,
    "premises:alert_stop": 1,
    "premises:building_detail": 14,
    "premises:confirmation_detail": 2,
    "premises:confirmation_detail 2": 3,
    "premises:demand": 2,
    "premises:interest_change": 5,
    "premises:interest_confirm": 3,
    "premises:interest_create": 2,
    "premises:interest_delete": 3,
    "premises:interest_deleted": 0,
    "premises:interest_detail": 4,
    "premises:interest_message": 2,
    "premises:unit_compare": 0,
    "premises:unit_detail": 10,
    "premises:unit_detail 2": 10,
    "premises:unit_detail 3": 10,
    "premises:unit_list": 10,
    "privacy": 0,
    "search": 0,
    "search?q=virksomhet": 10,
}
WITHOUT_LISTS = {
    "events:tip_create",
    "accessibility",
    "collaboration:challenge_create",
    "collaboration:challenge_detail",
    "events:event_detail 3",
    "members:join_create",
    "members:profile_edit 2",
    "members:profile_link",
    "members:profile_open",
    "events:registration_accept",
    "events:registration_cancel",
    "events:registration_detail",
    "events:registration_detail 3",
    "events:registration_detail 4",
    "events:signup",
    "events:signup 2",
    "events:signup 3",
    "premises:alert_create",
    "premises:alert_detail",
    "premises:alert_detail 2",
    "premises:alert_stop",
    "premises:demand",
    "premises:interest_confirm",
    "premises:interest_create",
    "premises:interest_delete",
    "premises:interest_deleted",
    "premises:interest_message",
    "premises:unit_compare",
    "privacy",
    "search",
}


@pytest.fixture(scope="module")
def site_crawl(django_db_setup, django_db_blocker):
    """All pages, fetched once for all the tests here; the rows behind them are gone when the tests begin."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = crawl()
        transaction.set_rollback(True)
    return found


@pytest.fixture
def pages(site_crawl):
    return site_crawl.pages


def security(response):
    """The answer's security headers; the policy as {directive: values}, because their order means nothing."""
    return {name: read(name, response.headers.get(name, "")) for name in HEADERS}


def read(name, value):
    if name != "Content-Security-Policy":
        return value
    return {words[0]: words[1:] for words in (part.split() for part in value.split(";")) if words}


SECURITY = {name: read(name, value) for name, value in HEADERS.items()}


# The table of addresses


def test_every_address_with_parameters_has_arguments_here():
    without = {name for name, parameters in patterns() if parameters and name not in ARGUMENTS}

    assert without == set()


def test_the_table_names_no_address_that_is_gone():
    named = set(ARGUMENTS) | FILES | set(VARIANTS) | set(MORE_OF_A_KIND)

    assert named - {name for name, _parameters in patterns()} == set()


def month_of(site):
    return f"{timezone.localtime(site.event.starts_at):%Y-%m}"


def test_the_addresses_are_those_that_others_link_to(site):
    fixed = {
        "home": ("/", "/en/"),
        "premises:unit_list": ("/lokaler/", "/en/premises/"),
        "premises:building_detail": (f"/lokaler/{site.building.slug}/", f"/en/premises/{site.building.slug}/"),
        "premises:unit_detail": (
            f"/lokaler/{site.building.slug}/{site.unit.slug}/",
            f"/en/premises/{site.building.slug}/{site.unit.slug}/",
        ),
        "premises:unit_compare": ("/lokaler/sammenlign/", "/en/premises/compare/"),
        "premises:alert_create": ("/lokaler/varsel/", "/en/premises/alert/"),
        "premises:alert_detail": (f"/lokaler/varsel/{site.alert.token}/", f"/en/premises/alert/{site.alert.token}/"),
        "premises:alert_stop": (
            f"/lokaler/varsel/{site.alert.token}/stopp/",
            f"/en/premises/alert/{site.alert.token}/stop/",
        ),
        "premises:confirmation_detail": (
            f"/lokaler/bekreft/{site.confirmation.token}/",
            f"/en/premises/confirm/{site.confirmation.token}/",
        ),
        "premises:demand": ("/lokaler/ettersporsel/", "/en/premises/demand/"),
        "premises:interest_create": ("/lokaler/interesse/", "/en/premises/interest/"),
        "premises:interest_detail": (f"/lokaler/interesse/{site.token}/", f"/en/premises/interest/{site.token}/"),
        "premises:interest_change": (
            f"/lokaler/interesse/{site.token}/endre/",
            f"/en/premises/interest/{site.token}/change/",
        ),
        "premises:interest_message": (
            f"/lokaler/interesse/{site.token}/melding/",
            f"/en/premises/interest/{site.token}/message/",
        ),
        "premises:interest_confirm": (
            f"/lokaler/interesse/{site.token}/bekreft/{site.interest.confirmation_code()}/",
            f"/en/premises/interest/{site.token}/confirm/{site.interest.confirmation_code()}/",
        ),
        "premises:interest_delete": (
            f"/lokaler/interesse/{site.token}/slett/",
            f"/en/premises/interest/{site.token}/delete/",
        ),
        "premises:interest_deleted": ("/lokaler/interesse/slettet/", "/en/premises/interest/deleted/"),
        "members:organisation_list": ("/medlemmer/", "/en/members/"),
        "members:organisation_detail": (f"/medlemmer/{site.tenant.slug}/", f"/en/members/{site.tenant.slug}/"),
        "collaboration:programme_list": ("/samarbeid/", "/en/collaborate/"),
        "collaboration:programme_detail": ("/samarbeid/testing-og-piloter/", "/en/collaborate/testing-og-piloter/"),
        "collaboration:challenge_list": ("/samarbeid/utfordringer/", "/en/collaborate/challenges/"),
        "collaboration:challenge_detail": (
            f"/samarbeid/utfordringer/{site.challenge.slug}/",
            f"/en/collaborate/challenges/{site.challenge.slug}/",
        ),
        "collaboration:challenge_create": ("/samarbeid/ny-utfordring/", "/en/collaborate/new-challenge/"),
        "members:join_create": ("/medlemmer/bli-medlem/", "/en/members/join/"),
        "members:profile_link": (
            f"/medlemmer/{site.tenant.slug}/rediger/",
            f"/en/members/{site.tenant.slug}/edit/",
        ),
        "members:profile_open": (
            f"/medlemmer/profil/{site.profile_token}/",
            f"/en/members/profile/{site.profile_token}/",
        ),
        "members:profile_edit": (
            f"/medlemmer/profil/rediger/{site.session_token}/",
            f"/en/members/profile/edit/{site.session_token}/",
        ),
        "events:tip_create": ("/arrangementer/tips/", "/en/events/suggest/"),
        "events:event_list": ("/arrangementer/", "/en/events/"),
        "events:event_month": (f"/arrangementer/maned/{month_of(site)}/", f"/en/events/month/{month_of(site)}/"),
        "events:event_detail": (f"/arrangementer/{site.event.slug}/", f"/en/events/{site.event.slug}/"),
        "events:signup": (f"/arrangementer/{site.event.slug}/pamelding/", f"/en/events/{site.event.slug}/sign-up/"),
        "events:registration_detail": (
            f"/arrangementer/pamelding/{site.registration.token}/",
            f"/en/events/sign-up/{site.registration.token}/",
        ),
        "events:registration_accept": (
            f"/arrangementer/pamelding/{site.offered.token}/plass/",
            f"/en/events/sign-up/{site.offered.token}/seat/",
        ),
        "events:registration_cancel": (
            f"/arrangementer/pamelding/{site.registration.token}/avmelding/",
            f"/en/events/sign-up/{site.registration.token}/cancel/",
        ),
        "content:article_list": ("/aktuelt/", "/en/news/"),
        "content:article_detail": (f"/aktuelt/{site.article.slug}/", f"/en/news/{site.article.slug}/"),
        "about": ("/om/", "/en/about/"),
        "board": ("/om/styret/", "/en/about/board/"),
        "district": ("/om/distriktet/", "/en/about/district/"),
        "document_list": ("/om/dokumenter/", "/en/about/documents/"),
        "document_detail": (f"/om/dokumenter/{site.document.slug}/", f"/en/about/documents/{site.document.slug}/"),
        "search": ("/sok/", "/en/search/"),
        "privacy": ("/personvern/", "/en/privacy/"),
        "accessibility": ("/tilgjengelighet/", "/en/accessibility/"),
    }

    found = {
        name: tuple(address(name, language, ARGUMENTS.get(name, lambda site: [])(site)) for language in LANGUAGES)
        for name in page_names()
    }

    assert found == fixed


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
        p.case: p.meta("description") for p in pages if [20 <= len(d) <= 300 for d in p.meta("description")] != [True]
    } == {}


def test_every_page_says_its_language(pages):
    assert {p.case: p.tree.get("lang") for p in pages if p.tree.get("lang") != p.language} == {}


def test_every_page_names_itself_and_its_languages_unless_it_is_hidden_from_robots(site_crawl):
    faults = {}
    for page in site_crawl.pages:
        paths = {p.language: urlsplit(p.address).path for p in (page, site_crawl.counterpart(page))}
        wanted = {"canonical": [(None, settings.SITE_URL + paths[page.language])], "alternate": alternates(paths)}
        found = {"canonical": page.links("canonical"), "alternate": [a for a in page.links("alternate") if a[0]]}
        if found != ({"canonical": [], "alternate": []} if page.is_hidden_from_robots else wanted):
            faults[page.case] = found

    assert faults == {}


def alternates(paths):
    addresses = [(code, settings.SITE_URL + paths[code]) for code in LANGUAGES]
    return [*addresses, ("x-default", settings.SITE_URL + paths["nb"])]


def test_only_secret_links_and_answers_are_hidden_from_robots(pages):
    hidden = {p.name for p in pages if p.is_hidden_from_robots}

    assert hidden - {name for name in hidden if name.startswith("search")} == SECRET_LINKS


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
    faults = {}
    for page in pages:
        try:
            html5lib.HTMLParser(strict=True).parse(page.html)
        except html5lib.html5parser.ParseError as error:
            faults[page.case] = str(error)

    assert faults == {}


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


# Privacy and security


def test_a_page_without_a_form_to_send_sets_no_cookie(pages):
    assert {p.case: list(p.response.cookies) for p in pages if p.response.cookies and not p.posts} == {}


def test_nothing_is_loaded_from_another_host(pages):
    foreign = {p.case: [url for url in p.loaded if not re.match(r"[/?#](?!/)", url) and url] for p in pages}

    assert {case: urls for case, urls in foreign.items() if urls} == {}


def test_every_page_carries_the_security_headers(pages):
    assert {p.case: got for p in pages if (got := security(p.response)) != SECURITY} == {}


def test_the_address_of_a_secret_link_is_never_sent_to_others(pages):
    found = {p.case: p.response.headers["Referrer-Policy"] for p in pages}

    assert found == {
        p.case: "same-origin" if p.name in SECRET_LINKS else "strict-origin-when-cross-origin" for p in pages
    }


def test_forms_and_secret_links_are_never_stored(pages):
    private = [p for p in pages if p.posts or p.name in SECRET_LINKS]

    assert {p.name for p in private} >= {"premises:interest_create", "interest form with errors", *SECRET_LINKS}
    assert {p.case: c for p in private if (c := p.response.headers.get("Cache-Control")) != "no-store"} == {}


@pytest.mark.parametrize("url", ["/admin/", "/admin/login/"])
def test_admin_is_never_stored_and_carries_the_security_headers(client, url):
    response = client.get(url)

    assert response.headers["Cache-Control"] == "no-store"
    assert security(response) == SECURITY


@pytest.mark.parametrize("path", ["css/tokens.css", "fonts/schibsted-grotesk.woff2"])
def test_static_files_carry_the_security_headers_too(client, path):
    with closing(client.get(f"/static/{path}")) as response:
        content = response.getvalue()

    assert content == (settings.BASE_DIR / "static" / path).read_bytes()
    assert security(response) == SECURITY


# Links


def test_every_link_within_the_site_leads_to_a_page(site_crawl):
    assert len(site_crawl.answers) > 40
    assert {url: status for url, status in site_crawl.answers.items() if status not in {200, 302}} == {}


def test_the_sitemap_lists_every_public_page_in_both_languages_and_nothing_else(client, site):
    response = client.get("/sitemap.xml")

    entries = re.findall(r"<url>.*?</url>", response.content.decode(), re.DOTALL)
    locations = [urlsplit(re.search("<loc>(.*?)</loc>", entry)[1]).path for entry in entries]
    assert response.headers["Content-Type"] == "application/xml"
    assert {url: client.get(url).status_code for url in locations} == dict.fromkeys(locations, 200)
    assert len(set(locations)) == len(locations)
    assert {re.sub("^/en/", "/", url) for url in locations if not url.startswith("/en/")} == {
        url for url in locations if not url.startswith("/en/")
    }
    assert [tuple(re.findall('hreflang="(.*?)"', entry)) for entry in entries] == [("nb", "en", "x-default")] * len(
        entries
    )
    for name in page_names():
        if name not in NOT_IN_THE_SITEMAP:
            for language in LANGUAGES:
                assert address(name, language, ARGUMENTS.get(name, lambda site: [])(site)) in locations


def test_the_sitemap_leaves_out_what_visitors_may_not_see(client, site):
    site.unit.hidden = True
    site.unit.save()
    site.event.state = "draft"
    site.event.save()
    site.article.published_at = None
    site.article.save()

    text = client.get("/sitemap.xml").content.decode()

    assert f"/{site.building.slug}/</loc>" in text
    assert f"/{site.unit.slug}/" not in text
    assert f"/{site.event.slug}/" not in text
    assert f"/{site.article.slug}/" not in text


def test_robots_may_read_everything_and_find_the_sitemap(client):
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"] == "text/plain"
    assert response.content.decode() == f"User-agent: *\nSitemap: {settings.SITE_URL}/sitemap.xml\n"


# English


def spoken(tree, language="en"):
    """(element, text) of all that is read aloud in a language: texts, and attributes that are shown or spoken."""
    own = tree.get("lang", language)
    if own == "en":
        yield tree.text or ""
        yield from (tree.get(name, "") for name in ("aria-label", "title", "placeholder", "alt", "data-label"))
        if tree.tag == "meta":
            yield tree.get("content", "")
    for child in tree:
        if isinstance(child.tag, str):
            yield from spoken(child, own)
        if own == "en":
            yield child.tail or ""


def norwegian():
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
    wholes, pieces = norwegian()
    faults = defaultdict(set)
    for page in pages:
        if page.language == "en":
            for text in {" ".join(text.split()).casefold() for text in spoken(page.tree)} - {""}:
                if text.strip(" :·.,") in wholes or any(piece in text for piece in pieces):
                    faults[page.case].add(text)

    assert dict(faults) == {}


# The cost of a page


def test_every_page_costs_the_same_with_one_row_and_with_three(client, site, grow):
    few, short = cost_and_length(client, site)
    grow()

    many, long = cost_and_length(client, site)

    assert few == QUERIES
    assert many == QUERIES
    assert {name for name in QUERIES if long[name] <= short[name]} == WITHOUT_LISTS


def cost_and_length(client, site):
    """{name: number of queries} and {name: number of tags} of every kind of page in Norwegian."""
    costs, lengths = {}, {}
    for name, url in addresses(site, "nb"):
        if "?" not in name or name == "search?q=virksomhet":
            with CaptureQueriesContext(connection) as captured:
                lengths[name] = client.get(url).content.count(b"<")
            costs[name] = len(captured)
    return costs, lengths
