"""The page of the search: what it says of how a question was read, its groups, and what is suggested while typing."""

import pytest
from django.utils.translation import override

from tests.factories import (
    make_article,
    make_board_seat,
    make_event,
    make_observation,
    make_organisation,
    make_person,
    make_search_alias,
)
from tests.pages_read import flat

pytestmark = pytest.mark.django_db
ADDRESSES = {"nb": "/sok/", "en": "/en/search/"}


def get(client, question, language="nb", **asked):
    return flat(client.get(ADDRESSES[language], {"q": question, **asked}))


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("nb", ['Viser treff på <strong lang="">«SINTEF»</strong>.', "Ingenting på nettstedet har «sintf»."]),
        ("en", ['Showing results for <strong lang="">“SINTEF”</strong>.', "Nothing on the site has “sintf”."]),
    ],
)
def test_a_slip_is_said_and_what_was_read_instead(client, language, sentences):
    make_organisation(name="SINTEF")

    page = get(client, "sintf", language)

    assert [sentence in page for sentence in sentences] == [True, True]
    assert "<mark>SINTEF</mark>" in page


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nb", "Fant ikke alle ordene sammen; her er treff på de fleste."),
        ("en", "Not all the words were found together; these have most of them."),
    ],
)
def test_what_has_most_of_the_words_is_shown_as_that(client, language, sentence):
    make_organisation(name="Havrommet")
    make_article(title_nb="Lysfesten", title_en="The feast of light")

    assert sentence in get(client, "havrommet lysfesten", language)
    assert sentence not in get(client, "havrommet", language)


def test_what_is_found_in_the_other_language_says_so(client):
    make_event(title_nb="Lyskveld", title_en="", lead_nb="", body_nb="")

    assert '<h3 lang="nb">' in get(client, "lyskveld", "en")
    assert "in Norwegian" in get(client, "lyskveld", "en")


def test_the_rest_of_a_kind_is_reached_page_by_page(client):
    for number in range(23):
        make_organisation(name=f"Dobbel {number:02}")
    make_article(title_nb="Dobbel moro")

    first, second, beyond = (get(client, "dobbel", type="organisations", side=side) for side in (1, 2, 99))

    assert "Vis alle 23" in get(client, "dobbel").partition('href="?q=dobbel&amp;type=organisations"')[2]
    assert [page.count("<h3") for page in (first, second)] == [20 + 3, 3 + 3]  # and those of the ways on
    assert 'href="?q=dobbel&amp;type=organisations&amp;side=2"' in first
    assert "Dobbel moro" not in first
    assert flat_hits(beyond) == flat_hits(first)


def flat_hits(page):
    return page.partition('<ul class="rows hits"')[2].partition("</ul>")[0]


def test_a_role_is_answered_with_who_holds_it_and_since_when(client):
    seat = make_board_seat(person=make_person(name="Kari Lys"), role="chair")

    answers = get(client, "hvem er styreleder").partition('class="answers"')[2].partition("</ul>")[0]

    assert f"Styreleder, {seat.organisation}, fra 1. april 2024" in answers


def test_a_number_is_answered_with_its_figure(client):
    figure = make_observation(value=47600).figure

    assert f'<a href="/om/tall/#{figure.slug}">{figure.title}</a>' in get(client, "47 600")


def test_suggestions_are_data_that_may_be_kept_a_short_while(client):
    make_organisation(name="SINTEF", slug="sintef")
    make_search_alias(words=["sintef"], leads_to="/kontakt/", title_nb="Om SINTEF")

    answer = client.get("/sok/", {"q": "sint", "format": "json"})
    again = client.get("/sok/", {"q": "sint", "format": "json"}, headers={"If-None-Match": answer["ETag"]})

    assert answer.json() == {
        "count": 1,
        "results": [
            {
                "title": "SINTEF",
                "url": "http://testserver/medlemmer/sintef/",
                "kind": "Virksomheter",
                "type": "organisations",
            }
        ],
    }
    assert answer["Cache-Control"] == "public, max-age=60"
    assert (again.status_code, again.content) == (304, b"")
    assert [row["title"] for row in client.get("/sok/?q=sintef&format=json").json()["results"]] == [
        "Om SINTEF",
        "SINTEF",
    ]


def test_suggestions_are_few_and_there_are_none_of_nothing(client):
    for number in range(12):
        make_organisation(name=f"Dobbel {number:02}")
        make_article(title_nb=f"Dobbel nyhet {number}")
        make_event(title_nb=f"Dobbel kveld {number}")

    kinds = [row["kind"] for row in client.get("/sok/?q=dobbel&format=json").json()["results"]]

    assert kinds == ["Virksomheter"] * 3 + ["Arrangementer"] * 3 + ["Nyheter"] * 2
    assert client.get("/sok/?q=&format=json").json() == {"count": 0, "results": []}
    assert client.get("/sok/?q=dobbel&format=csv").status_code == 406


def test_a_suggestion_in_the_other_language_carries_it(client):
    make_event(title_nb="Lyskveld", title_en="")

    with override("en"):
        (row,) = client.get("/en/search/?q=lyskveld&format=json").json()["results"]

    assert (row["title"], row["lang"]) == ("Lyskveld", "nb")
