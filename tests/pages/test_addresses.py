"""The addresses that others link to, and the links within the site."""

import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.utils import timezone

from tests.addresses import ARGUMENTS, FILES, MORE_OF_A_KIND, VARIANTS, address, page_names, patterns
from tests.crawl import LANGUAGES, one_version
from tests.pages.tables import NOT_IN_THE_SITEMAP, SECRET_LINKS
from tests.sitemap_read import whole_sitemap

pytestmark = pytest.mark.django_db


# The table of addresses


def test_every_address_with_parameters_has_arguments_here():
    without = {name for name, parameters in patterns() if parameters and name not in ARGUMENTS}

    assert without == set()


def test_the_table_names_no_address_that_is_gone():
    named = set(ARGUMENTS) | FILES | set(VARIANTS) | set(MORE_OF_A_KIND)

    assert named - {name for name, _parameters in patterns()} == set()


def month_of(site):
    return f"{timezone.localtime(site.event.starts_at):%Y-%m}"


# {name: its address in Norwegian and in English}, with what a filled site has in braces
ADDRESSES = {
    "home": ("/", "/en/"),
    "open_data": ("/data/", "/en/data/"),
    "draft_detail": ("/utkast/{draft_token}/", "/en/draft/{draft_token}/"),
    "premises:unit_list": ("/lokaler/", "/en/premises/"),
    "premises:building_detail": ("/lokaler/{building.slug}/", "/en/premises/{building.slug}/"),
    "premises:unit_detail": (
        "/lokaler/{building.slug}/{unit.slug}/",
        "/en/premises/{building.slug}/{unit.slug}/",
    ),
    "premises:unit_compare": ("/lokaler/sammenlign/", "/en/premises/compare/"),
    "newsletter:issue_detail": ("/nyhetsbrev/{issue.number}/", "/en/newsletter/{issue.number}/"),
    "newsletter:subscription_create": ("/nyhetsbrev/", "/en/newsletter/"),
    "newsletter:subscription_detail": (
        "/nyhetsbrev/abonnement/{subscription.token}/",
        "/en/newsletter/subscription/{subscription.token}/",
    ),
    "newsletter:subscription_stop": (
        "/nyhetsbrev/abonnement/{subscription.token}/stopp/",
        "/en/newsletter/subscription/{subscription.token}/stop/",
    ),
    "premises:alert_create": ("/lokaler/varsel/", "/en/premises/alert/"),
    "premises:alert_detail": ("/lokaler/varsel/{alert.token}/", "/en/premises/alert/{alert.token}/"),
    "still_right": ("/stemmer/{question.token}/", "/en/right/{question.token}/"),
    "premises:alert_stop": (
        "/lokaler/varsel/{alert.token}/stopp/",
        "/en/premises/alert/{alert.token}/stop/",
    ),
    "premises:landlord_interest": (
        "/lokaler/utleier/{landlord_link.token}/interesse/{shared_interest.reference}/",
        "/en/premises/landlord/{landlord_link.token}/interest/{shared_interest.reference}/",
    ),
    "premises:landlord_ask": ("/lokaler/utleier/", "/en/premises/landlord/"),
    "premises:landlord_units": (
        "/lokaler/utleier/{landlord_link.token}/",
        "/en/premises/landlord/{landlord_link.token}/",
    ),
    "premises:demand": ("/lokaler/ettersporsel/", "/en/premises/demand/"),
    "premises:interest_create": ("/lokaler/interesse/", "/en/premises/interest/"),
    "premises:interest_detail": ("/lokaler/interesse/{token}/", "/en/premises/interest/{token}/"),
    "premises:interest_change": (
        "/lokaler/interesse/{token}/endre/",
        "/en/premises/interest/{token}/change/",
    ),
    "premises:interest_message": (
        "/lokaler/interesse/{token}/melding/",
        "/en/premises/interest/{token}/message/",
    ),
    "premises:interest_confirm": (
        "/lokaler/interesse/{token}/bekreft/{code}/",
        "/en/premises/interest/{token}/confirm/{code}/",
    ),
    "premises:interest_delete": (
        "/lokaler/interesse/{token}/slett/",
        "/en/premises/interest/{token}/delete/",
    ),
    "premises:interest_withdraw": (
        "/lokaler/interesse/{token}/trekk/",
        "/en/premises/interest/{token}/withdraw/",
    ),
    "premises:interest_deleted": ("/lokaler/interesse/slettet/", "/en/premises/interest/deleted/"),
    "members:organisation_list": ("/medlemmer/", "/en/members/"),
    "members:organisation_detail": ("/medlemmer/{tenant.slug}/", "/en/members/{tenant.slug}/"),
    "collaboration:programme_list": ("/samarbeid/", "/en/collaborate/"),
    "collaboration:programme_detail": ("/samarbeid/testing-og-piloter/", "/en/collaborate/testing-og-piloter/"),
    "collaboration:challenge_list": ("/samarbeid/utfordringer/", "/en/collaborate/challenges/"),
    "collaboration:challenge_detail": (
        "/samarbeid/utfordringer/{challenge.slug}/",
        "/en/collaborate/challenges/{challenge.slug}/",
    ),
    "collaboration:challenge_create": ("/samarbeid/ny-utfordring/", "/en/collaborate/new-challenge/"),
    "members:join_create": ("/medlemmer/bli-medlem/", "/en/members/join/"),
    "members:profile_link": (
        "/medlemmer/{tenant.slug}/rediger/",
        "/en/members/{tenant.slug}/edit/",
    ),
    "members:profile_open": (
        "/medlemmer/profil/{profile_token}/",
        "/en/members/profile/{profile_token}/",
    ),
    "members:profile_edit": (
        "/medlemmer/profil/rediger/{session_token}/",
        "/en/members/profile/edit/{session_token}/",
    ),
    "contact": ("/kontakt/", "/en/contact/"),
    "events:tip_create": ("/arrangementer/tips/", "/en/events/suggest/"),
    "events:event_list": ("/arrangementer/", "/en/events/"),
    "events:event_month": ("/arrangementer/maned/{month}/", "/en/events/month/{month}/"),
    "events:event_detail": ("/arrangementer/{event.slug}/", "/en/events/{event.slug}/"),
    "events:signup": ("/arrangementer/{event.slug}/pamelding/", "/en/events/{event.slug}/sign-up/"),
    "events:registration_detail": (
        "/arrangementer/pamelding/{registration.token}/",
        "/en/events/sign-up/{registration.token}/",
    ),
    "events:registration_accept": (
        "/arrangementer/pamelding/{offered.token}/plass/",
        "/en/events/sign-up/{offered.token}/seat/",
    ),
    "events:registration_cancel": (
        "/arrangementer/pamelding/{registration.token}/avmelding/",
        "/en/events/sign-up/{registration.token}/cancel/",
    ),
    "content:article_list": ("/aktuelt/", "/en/news/"),
    "content:article_detail": ("/aktuelt/{article.slug}/", "/en/news/{article.slug}/"),
    "about": ("/om/", "/en/about/"),
    "board": ("/om/styret/", "/en/about/board/"),
    "district": ("/om/distriktet/", "/en/about/district/"),
    "figures": ("/om/tall/", "/en/about/figures/"),
    "story": ("/om/historie/", "/en/about/history/"),
    "document_list": ("/om/dokumenter/", "/en/about/documents/"),
    "document_detail": ("/om/dokumenter/{document.slug}/", "/en/about/documents/{document.slug}/"),
    "search": ("/sok/", "/en/search/"),
    "privacy": ("/personvern/", "/en/privacy/"),
    "accessibility": ("/tilgjengelighet/", "/en/accessibility/"),
}


def test_the_addresses_are_those_that_others_link_to(site):
    site.month = month_of(site)

    found = {
        name: tuple(address(name, language, ARGUMENTS.get(name, lambda site: [])(site)) for language in LANGUAGES)
        for name in page_names()
    }

    assert found == {name: tuple(one.format(**vars(site)) for one in pair) for name, pair in ADDRESSES.items()}


# Links


def test_every_link_within_the_site_leads_to_a_page(site_crawl):
    assert len(site_crawl.answers) > 40
    assert {url: status for url, status in site_crawl.answers.items() if status not in {200, 302}} == {}


def test_a_public_page_leads_to_the_form_about_itself_and_a_secret_one_never_does(pages):
    public = [page for page in pages if not page.is_hidden_from_robots]

    assert {p.case: p.reported for p in public if p.reported != {urlsplit(p.address).path}} == {}
    assert [p.case for p in pages if p.name in SECRET_LINKS and urlsplit(p.address).path in p.reported] == []


def test_the_sitemap_lists_every_public_page_in_both_languages_and_nothing_else(client, site):
    site.challenge.is_sample = False
    site.challenge.save()

    entries = re.findall(r"<url>.*?</url>", whole_sitemap(client), re.DOTALL)
    locations = [urlsplit(re.search("<loc>(.*?)</loc>", entry)[1]).path for entry in entries]
    with one_version():
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

    text = whole_sitemap(client)

    assert f"/{site.building.slug}/</loc>" in text
    assert f"/{site.unit.slug}/" not in text
    assert f"/{site.event.slug}/" not in text
    assert f"/{site.article.slug}/" not in text


def test_robots_may_read_everything_and_find_the_sitemap(client):
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == f"User-agent: *\nSitemap: {settings.SITE_URL}/sitemap.xml\n"
