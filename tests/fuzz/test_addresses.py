"""Whatever comes in an address, the answer is never an error of ours."""

from datetime import date
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.lists.months import Month
from tests.addresses import address, patterns
from tests.crawl import LANGUAGES
from tests.fuzz.values import NASTY, answer, bounded, values

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unchanged")]

ANSWERS = {200, 400, 406}  # the last of a format that a list does not have
PARAMETERS = {
    "home": ["q", "lokale"],
    "premises:unit_list": [
        *("areal_min", "areal_maks", "ansatte", "ledig_innen", "bygg", "type", "etasje_min", "pris_maks", "utleier"),
        *("dato", "sorter", "side", "format"),
    ],
    "newsletter:subscription_create": ["sendt", "stoppet"],
    "premises:alert_create": [
        *("areal_min", "bygg", "type", "utleier", "ledig_innen", "pris_maks"),
        "sendt",
        "stoppet",
    ],
    "premises:unit_detail": ["ansatte", "mva", "dato", "ar", "indeks", "del", "bransje"],
    "premises:building_detail": ["dato"],
    "premises:interest_create": ["lokale", "ansatte", "sporsmal"],
    "premises:interest_detail": ["takk"],
    "collaboration:challenge_list": ["q", "status", "vei", "virksomhet", "side", "format"],
    "collaboration:challenge_create": ["sendt"],
    "members:organisation_list": ["q", "type", "niva", "bygg", "side", "format"],
    "contact": ["sendt", "side", "om"],
    "members:join_create": ["sendt"],
    "members:profile_link": ["sendt"],
    "events:tip_create": ["sendt"],
    "events:event_list": ["q", "type", "arrangor", "fra", "til", "sprak", "tidligere", "side", "format"],
    "events:signup": ["takk"],
    "events:registration_detail": ["endret"],
    "events:event_month": ["q", "type", "arrangor", "sprak", "format"],
    "content:article_list": ["side", "format"],
    "board": ["dato", "format"],
    "figures": ["format"],
    "district": ["dato", "kart", "bygg"],
    "document_list": ["format"],
    "document_detail": ["versjon", "sammenlign"],
    "search": ["q", "side", "type", "format"],
}
LISTS = [
    *("premises:unit_list", "members:organisation_list", "events:event_list", "collaboration:challenge_list"),
    *("board", "district", "search"),
]


def questions(name):
    """Query strings of a page: its parameters and strange ones, repeated at will, and now and then raw bytes."""
    keys = st.sampled_from(PARAMETERS[name]) | st.text(max_size=8)
    pairs = st.lists(st.tuples(keys, values), max_size=8).map(urlencode)
    raw = st.tuples(st.sampled_from(PARAMETERS[name]), st.binary(max_size=20)).map(lambda p: f"{p[0]}={quote(p[1])}")
    return pairs | pairs | pairs | raw


@pytest.mark.parametrize("name", PARAMETERS)
@bounded
@given(data=st.data(), language=st.sampled_from(LANGUAGES))
def test_any_query_string_is_answered(client, site, name, data, language):
    arguments = {
        "premises:unit_detail": [site.building.slug, site.unit.slug],
        "premises:building_detail": [site.building.slug],
        "premises:interest_detail": [site.token],
        "document_detail": [site.document.slug],
        "members:profile_link": [site.tenant.slug],
        "events:signup": [site.event.slug],
        "events:registration_detail": [site.registration.token],
        "events:event_month": [Month(date(2026, 12, 1))],
    }

    status = answer(client, "get", address(name, language, arguments.get(name, []), data.draw(questions(name))))

    assert status in ANSWERS


@pytest.mark.parametrize("name", LISTS)
def test_every_parameter_of_a_page_meets_every_nasty_value(client, site, name):
    faults = {}
    for turn in range(len(NASTY)):
        query = {key: NASTY[(turn + place * 7) % len(NASTY)] for place, key in enumerate(PARAMETERS[name])}
        if (status := answer(client, "get", address(name, "nb", query=urlencode(query)))) not in ANSWERS:
            faults[str(query)[:300]] = status

    assert faults == {}


def test_the_parameters_here_are_of_pages_that_there_are():
    assert set(PARAMETERS) - {name for name, _parameters in patterns()} == set()


@bounded
@given(
    parts=st.lists(values, min_size=1, max_size=3), start=st.sampled_from(["/", "/en/", "/lokaler/", "/en/premises/"])
)
def test_any_path_is_answered(client, site, parts, start):
    status = answer(client, "get", start + "/".join(quote(part[:500], safe="") for part in parts) + "/")

    assert status in {200, 301, 302, 400, 404, 405}


@bounded
@given(token=values)
def test_any_secret_link_but_the_right_one_is_not_found(client, site, token):
    assert answer(client, "get", f"/lokaler/interesse/{quote(token[:500], safe='') or '-'}/") in {404, 405, 301}


@bounded
@given(token=values, page=st.sampled_from(["profil", "profil/rediger"]))
def test_any_edit_link_but_the_right_one_is_not_found(client, site, token, page):
    path = f"/medlemmer/{page}/{quote(token[:500], safe='') or '-'}/"

    assert [answer(client, method, path) for method in ("get", "post")] in ([404, 404], [404, 405], [301, 301])
