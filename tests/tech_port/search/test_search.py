"""The search over everything: what is found, by which spellings, and what must never be."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tech_port.lists.spelling import terms
from tests.factories import (
    make_area,
    make_article,
    make_board_seat,
    make_building,
    make_challenge,
    make_event,
    make_organisation,
    make_page,
    make_person,
    make_programme,
    make_property,
    make_search_alias,
    make_staff_role,
    make_unit,
)
from tests.pages_read import flat


def get(client, question):
    response = client.get("/sok/", {"q": question})
    assert response.status_code == 200
    return response


def groups(response):
    return response.context["found"].answer.groups


def found(client, question):
    """{kind: [titles]}"""
    return {group.key: [str(hit.title) for hit in group.hits] for group in groups(get(client, question))}


@pytest.mark.django_db
def test_a_question_becomes_terms_with_all_their_spellings():
    make_search_alias(words=["Holtermannsveien", "Holtermannsvegen", "Holtermanns veg"])
    make_search_alias(words=["St. Olavs", "St. Olav", "St Olavs", "St Olav", "Sankt Olavs", "Sankt Olav"])

    assert terms("Holtermanns  veg 1–13") == [terms("holtermannsveien")[0], ("1-13",)]
    assert terms("Sankt Olavs") == terms("St. Olav")
    assert terms("  Sit ") == [("sit",)]
    assert terms("") == []
    assert len(terms("a " * 50)) == 8


@pytest.mark.django_db
def test_every_kind_is_found_and_leads_to_its_page(client):
    make_organisation(name="Lysverket", slug="lysverket")
    make_board_seat(person=make_person(name="Kari Lys"), organisation=make_organisation(name="Anon"))
    house = make_building(name_nb="Lysgården", slug="lysgarden", property=make_property(name="Tomta"))
    make_unit(building=house, slug="l1", floor=2)
    make_event(title_nb="Lysfest", slug="lysfest")
    make_challenge(title_nb="Lys i mørket", slug="lys-i-morket")
    make_article(title_nb="Lysere tider", slug="lysere-tider")
    make_page(place="goal", title_nb="Lys framtid")
    make_programme(name_nb="Lysprogrammet", slug="lysprogrammet")
    make_area(name="Lysøya", slug="lysoya")

    response = get(client, "lys")

    assert [(group.key, group.count, [hit.url for hit in group.hits]) for group in groups(response)] == [
        ("organisations", 1, ["/medlemmer/lysverket/"]),
        ("people", 1, ["/om/styret/?dato=2024-04-01"]),
        ("buildings", 1, ["/lokaler/lysgarden/"]),
        ("units", 1, ["/lokaler/lysgarden/l1/"]),
        ("events", 1, ["/arrangementer/lysfest/"]),
        ("challenges", 1, ["/samarbeid/utfordringer/lys-i-morket/"]),
        ("articles", 1, ["/aktuelt/lysere-tider/"]),
        ("pages", 1, ["/om/#mal"]),
        ("programmes", 1, ["/om/#lysprogrammet"]),
        ("areas", 1, ["/om/distriktet/#lysoya"]),
    ]
    assert response.context["found"].count == 10


@pytest.mark.django_db
@pytest.mark.parametrize("question", ["Holtermannsvegen", "holtermanns veg", "HOLTERMANNSVEIEN 1–13"])
def test_the_street_is_found_by_all_its_spellings(client, question):
    make_search_alias(words=["Holtermannsveien", "Holtermannsvegen", "Holtermanns veg"])
    make_building(name_nb="Byggetrinn 1", address="", property=make_property(name="Holtermannsveien 1-13"))

    assert found(client, question) == {"buildings": ["Byggetrinn 1"]}


@pytest.mark.django_db
@pytest.mark.parametrize("question", ["st olav", "St. Olavs", "sankt olavs hospital"])
def test_the_hospital_is_found_by_all_its_spellings(client, question):
    make_search_alias(words=["St. Olavs", "St. Olav", "St Olavs", "St Olav", "Sankt Olavs", "Sankt Olav"])
    make_organisation(name="St. Olavs hospital")

    assert found(client, question) == {"organisations": ["St. Olavs hospital"]}


@pytest.mark.django_db
def test_an_organisation_is_found_by_its_other_names_in_any_case(client):
    make_organisation(name="SIVA", other_names=["Selskapet for industrivekst"])

    assert found(client, "siva") == {"organisations": ["SIVA"]}
    assert found(client, "INDUSTRIVEKST") == {"organisations": ["SIVA"]}


@pytest.mark.django_db
def test_a_made_up_organisation_is_marked_as_one(client):
    make_organisation(name="Ekte kommune")
    make_organisation(name="Eksempel kommune", is_sample=True)

    (group,) = groups(get(client, "kommune"))

    assert {hit.title: hit.is_sample for hit in group.hits} == {"Ekte kommune": False, "Eksempel kommune": True}


@pytest.mark.django_db
def test_both_languages_are_searched(client):
    make_event(title_nb="Pitchkveld", title_en="An evening of pitches")

    assert found(client, "evening pitches") == {"events": ["Pitchkveld"]}


@pytest.mark.django_db
def test_every_word_must_be_found(client):
    make_organisation(name="Trondheim kommune")
    make_organisation(name="Trondheimsregionen")

    assert found(client, "trondheim kommune") == {"organisations": ["Trondheim kommune"]}


@pytest.mark.django_db
def test_what_visitors_may_not_see_is_not_found(client):
    make_event(title_nb="Hemmelig kladd", state="draft")
    make_article(title_nb="Hemmelig kladd", published_at=None)
    make_article(title_nb="Hemmelig plan", published_at=timezone.now() + timedelta(days=1))
    make_unit(name="Hemmelig", hidden=True)
    make_unit(name="Hemmelig utleid", is_offered=False)
    make_person(name="Hemmelig person")
    make_area(name="Hemmelig punkt", kind="landmark")

    assert found(client, "hemmelig") == {}


@pytest.mark.django_db
def test_people_lead_to_where_they_are_shown(client):
    make_staff_role(person=make_person(name="Ansatt Hansen"), organisation=make_organisation(slug="jobben"))
    make_event(slug="foredraget", speakers=[make_person(name="Taler Hansen")])
    make_event(state="draft", speakers=[make_person(name="Kladd Hansen")])

    people = groups(get(client, "hansen"))[0]

    assert [(hit.title, hit.url) for hit in people.hits] == [
        ("Ansatt Hansen", "/medlemmer/jobben/"),
        ("Taler Hansen", "/arrangementer/foredraget/"),
    ]


@pytest.mark.django_db
def test_at_most_ten_of_a_kind_are_shown_and_all_are_counted(client):
    for number in range(12):
        make_organisation(name=f"Dobbel {number:02}")

    response = get(client, "dobbel")
    group = groups(response)[0]

    assert (len(group.hits), group.count, response.context["found"].count) == (10, 12, 12)
    assert "Vis alle 12" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("question", "problem"),
    [
        ("x\x00y", "Teksten har et tegn som ikke kan lagres. Skriv den på nytt."),
        ("x" * 101, "Det var mye på en gang. Søk med høyst 100 tegn."),
    ],
)
def test_a_question_that_cannot_be_used_is_told_at_the_field(client, question, problem):
    response = get(client, question)

    assert problem in response.content.decode()
    assert groups(response) == []
    assert "\x00" not in response.content.decode()


@pytest.mark.django_db
def test_wildcards_are_plain_characters(client):
    make_organisation(name="Alt")

    assert found(client, "%") == {}
    assert found(client, "_") == {}


@pytest.mark.django_db
def test_no_hits_help_the_visitor_on_and_search_pages_stay_out_of_search_engines(client):
    html = get(client, "finnes-ikke").content.decode()

    assert "<h1>Ingen treff på «finnes-ikke»</h1>" in html
    assert '<a href="/lokaler/">Ledige lokaler</a>' in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'rel="canonical"' not in html


@pytest.mark.django_db
def test_an_empty_question_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        get(client, "   ")


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_a_search_costs_three_queries_whatever_is_found(client, django_assert_num_queries, rows):
    for number in range(rows):
        make_board_seat(
            person=make_person(name=f"Felles {number}"), organisation=make_organisation(name=f"Felles {number}")
        )
        make_unit(name="Felles", building=make_building(name_nb="Felles"))
        make_event(title_nb="Felles")
        make_challenge(title_nb="Felles")
        make_article(title_nb="Felles")
        make_page(title_nb="Felles")
        make_programme(name_nb="Felles")
        make_area(name=f"Felles {number}")

    with django_assert_num_queries(3):
        get(client, "felles")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "address"), [("/sok/?q=styret", "/om/styret/"), ("/en/search/?q=Board", "/en/about/board/")]
)
def test_a_page_without_a_record_is_found_by_its_name_in_the_pages_language(client, url, address):
    (group,) = groups(client.get(url))

    assert (group.key, group.count, [hit.url for hit in group.hits]) == ("sider", 1, [address])


# Wishes for premises


@pytest.mark.django_db
def test_a_wish_for_premises_leads_with_the_finder_and_how_it_was_understood(client):
    area = make_area(name="Gløshaugen")
    make_unit(use="meeting", area_m2=320, exclusive_m2=None)
    make_unit(use="office", area_m2=900)

    page = flat(get(client, "møterom gløshaugen 20 personer med utsikt"))

    address = "/lokaler/?ansatte=20&amp;type=meeting"
    assert f'<a href="{address}">Se det ene svaret blant ledige lokaler</a>' in page
    assert "Vi leste det slik: Ansatte: 20 · Bruk: møterom" in page
    assert f"Ingen av byggene her ligger på {area.name}; svaret er for hele distriktet." in page
    assert "Dette forsto vi ikke som en del av behovet: utsikt." in page


@pytest.mark.django_db
def test_a_search_for_something_else_says_nothing_of_premises(client):
    make_unit(use="lab")

    assert get(client, "styremøte 2027").context["found"].wish is None
