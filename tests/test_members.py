"""The member directory, one organisation's page, and monograms."""

from datetime import date
from types import SimpleNamespace

import pytest

from members.models import BoardSeat, Membership, Organisation
from members.monogram import GABLES, TONES, Monogram, initials, monogram
from members.wording import known, period, site_name
from tests.factories import (
    make_board_seat,
    make_building,
    make_event,
    make_lease,
    make_membership,
    make_organisation,
    make_ownership,
    make_person,
    make_property,
    make_source,
    make_staff_role,
)

KIND = Organisation.Kind


def make_member(name, slug, kind=KIND.INDUSTRY, **membership):
    organisation = make_organisation(name=name, slug=slug, kind=kind)
    make_membership(organisation=organisation, **membership)
    return organisation


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response


def names(response):
    return [organisation.name for organisation in response.context["page"].object_list]


# The directory


@pytest.mark.django_db
def test_the_directory_lists_current_members_in_norwegian_order(client):
    make_member("Ørland", "orland")
    make_member("Aasen", "aasen")
    make_member("Zeta", "zeta")
    make_member("Ærlig", "aerlig")
    make_member("Gikk ut", "gikk-ut", ends_on=date(2023, 1, 1))
    make_organisation(name="Aldri medlem")

    response = get(client, "/medlemmer/")

    assert names(response) == ["Zeta", "Ærlig", "Ørland", "Aasen"]
    assert "Gikk ut" not in response.content.decode()
    assert "Aldri medlem" not in response.content.decode()


@pytest.mark.django_db
def test_the_directory_counts_each_kind_and_narrows_to_one(client):
    make_member("Alfa", "alfa", KIND.RESEARCH)
    make_member("Beta", "beta", KIND.RESEARCH)
    make_member("Gamma", "gamma", KIND.HEALTH)

    response = get(client, "/medlemmer/?type=research")

    assert names(response) == ["Alfa", "Beta"]
    assert [(c.value, c.count, c.is_current) for c in response.context["choices"]] == [
        ("", 3, False),
        ("research", 2, True),
        ("health", 1, False),
    ]


@pytest.mark.django_db
def test_the_directory_finds_other_names_and_counts_under_them(client):
    organisation = make_member("Sit", "sit", KIND.STUDENT)
    organisation.other_names = ["Studentsamskipnaden"]
    organisation.save()
    make_member("Equinor", "equinor")

    response = get(client, "/medlemmer/?q=samskipnad")

    assert names(response) == ["Sit"]
    assert [(choice.value, choice.count) for choice in response.context["choices"]] == [("", 1), ("student", 1)]


@pytest.mark.django_db
def test_a_bad_filter_value_is_told_at_its_field_and_the_rest_still_works(client):
    make_member("Alfa", "alfa")
    make_member("Beta", "beta")

    response = get(client, "/medlemmer/?type=romfart&q=alf&side=mange")

    assert names(response) == ["Alfa"]
    assert list(response.context["filter"].form.errors) == ["type"]
    assert "romfart er ikke et av de tilgjengelige valgene" in response.content.decode()


@pytest.mark.django_db
def test_a_nul_in_the_directory_is_told_and_not_shown_again(client):
    make_member("Alfa", "alfa")

    response = get(client, "/medlemmer/?q=a%00b")

    assert names(response) == ["Alfa"]
    assert list(response.context["filter"].form.errors) == ["q"]
    assert "\x00" not in response.content.decode()


@pytest.mark.django_db
def test_the_directory_without_hits_leads_on(client):
    response = get(client, "/medlemmer/?q=finnes-ikke")

    assert names(response) == []
    assert 'href="/sok/?q=finnes-ikke"' in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_the_directory_costs_four_queries_however_long(client, django_assert_num_queries, rows):
    for number in range(rows):
        make_member(f"Medlem {number}", f"medlem-{number}")

    with django_assert_num_queries(4):
        get(client, "/medlemmer/")


# One organisation


@pytest.mark.django_db
def test_an_organisation_shows_its_number_its_membership_and_what_it_is_part_of(client):
    organisation = make_organisation(name="NTNU", slug="ntnu", kind=KIND.RESEARCH, orgnr="974767880")
    make_membership(organisation=organisation, level=Membership.Level.FOUNDING)
    make_board_seat(organisation=organisation, person=make_person(name="Toril Hernes"), role=BoardSeat.Role.DEPUTY)
    make_lease(organisation=organisation, building=make_building(name_nb="Byggetrinn 9", slug="byggetrinn-9"))
    make_ownership(organisation=organisation, building=make_building(name_nb="Eget hus", slug="eget-hus"))
    make_event(title_nb="Åpen dag", slug="apen-dag", organisers=[organisation])

    html = get(client, "/medlemmer/ntnu/").content.decode()

    assert "974\u00a0767\u00a0880" in html
    assert "Stiftende medlem<br>siden 16.\u00a0juni 2021" in html
    assert '<a href="/om/styret/?dato=2024-04-01">Nestleder i Trondheim Tech Port</a>' in html
    assert '<a href="/lokaler/byggetrinn-9/">Byggetrinn 9</a>' in html
    assert '<a href="/lokaler/eget-hus/">Eget hus</a>' in html
    assert '<a href="/arrangementer/apen-dag/">Åpen dag</a>' in html


@pytest.mark.django_db
def test_a_former_member_has_a_page_that_says_so(client):
    organisation = make_organisation(slug="gikk-ut")
    make_membership(organisation=organisation, ends_on=date(2023, 12, 31))

    html = get(client, "/medlemmer/gikk-ut/").content.decode()

    assert "Tidligere medlem<br>16.\u00a0juni 2021 – 31.\u00a0desember 2023" in html


@pytest.mark.django_db
def test_an_organisation_that_is_no_member_is_not_called_one(client):
    make_organisation(slug="leietaker")

    assert "Ikke kjent som medlem" in get(client, "/medlemmer/leietaker/").content.decode()


@pytest.mark.django_db
def test_leases_in_one_building_are_one_home_and_a_shared_one_names_the_other(client):
    host, guest = make_organisation(name="Verten", slug="verten"), make_organisation(name="Gjesten", slug="gjesten")
    building = make_building(name_nb="Huset", slug="huset")
    make_lease(organisation=host, building=building, area_m2=400, staff=10, shared_with=[guest])
    make_lease(organisation=host, building=building, area_m2=300)

    homes = get(client, "/medlemmer/verten/").context["homes"]
    html = get(client, "/medlemmer/gjesten/").content.decode()

    assert [(home.building.name, home.area_m2, home.staff) for home in homes.current] == [("Huset", 700, 10)]
    assert 'Sammen med <a href="/medlemmer/verten/">Verten</a>' in html


@pytest.mark.django_db
def test_what_has_ended_and_what_is_to_come_are_told_apart(client):
    organisation = make_organisation(slug="flytter")
    make_lease(organisation=organisation, building=make_building(name_nb="Før"), ends_on=date(2023, 1, 1))
    make_lease(organisation=organisation, building=make_building(name_nb="Siden"), starts_on=date(2999, 1, 1))

    homes = get(client, "/medlemmer/flytter/").context["homes"]

    assert [home.building.name for home in homes.former] == ["Før"]
    assert [home.building.name for home in homes.coming] == ["Siden"]
    assert homes.current == []


@pytest.mark.django_db
def test_an_organisation_names_every_source_once(client):
    source = make_source(publisher="Trondheim kommune")
    organisation = make_organisation(slug="med-kilde", source=source)
    make_membership(organisation=organisation, source=source)
    make_lease(organisation=organisation, building=make_building(), source=make_source(publisher="MN24"))

    sources = get(client, "/medlemmer/med-kilde/").context["sources"]

    assert [source.publisher for source in sources] == ["Trondheim kommune", "MN24"]


@pytest.mark.django_db
def test_a_draft_is_not_among_an_organisations_events(client):
    organisation = make_organisation(slug="arrangor")
    make_event(title_nb="Hemmelig kladd", state="draft", organisers=[organisation])

    assert "Hemmelig kladd" not in get(client, "/medlemmer/arrangor/").content.decode()


@pytest.mark.django_db
def test_an_unknown_organisation_is_not_found(client):
    assert client.get("/medlemmer/finnes-ikke/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_an_organisation_costs_thirteen_queries_whatever_it_has(client, django_assert_num_queries, rows):
    organisation = make_organisation(slug="stor")
    make_membership(organisation=organisation)
    for _number in range(rows):
        make_board_seat(organisation=organisation)
        make_staff_role(organisation=organisation)
        make_lease(organisation=organisation)
        make_lease(shared_with=[organisation])
        make_ownership(organisation=organisation)
        make_building(property=make_property(developer=organisation))
        make_event(organisers=[organisation])

    with django_assert_num_queries(13):
        get(client, "/medlemmer/stor/")


# Words and drawings


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("NTNU", "NTNU"),
        ("SINTEF", "Si"),
        ("Sit", "Sit"),
        ("Equinor", "Eq"),
        ("Kelvin AS", "Ke"),
        ("Trondheim kommune", "TK"),
        ("St. Olavs hospital", "SO"),
        ("Næringsforeningen i Trondheimsregionen", "NT"),
        ("SpareBank 1 SMN", "SS"),
        ("Helse Midt-Norge", "HM"),
        ("ærlig øl", "ÆØ"),
        ("AS", "AS"),
        ("24/7", "24"),
        ("X", "X"),
        ("", ""),
    ],
)
def test_initials_are_those_a_person_would_choose(name, letters):
    assert initials(name) == letters


def test_a_monogram_is_the_same_for_ever():
    assert monogram("NTNU") == Monogram("NTNU", 3, GABLES[0])
    assert monogram("Trondheim kommune") == Monogram("TK", 2, GABLES[0])


def test_monograms_use_every_tone_and_every_gable():
    drawn = [monogram(f"Virksomhet {number}") for number in range(200)]

    assert {one.tone for one in drawn} == set(range(TONES))
    assert {one.gable for one in drawn} == set(GABLES)


def relation(**values):
    known = {"starts_on": date(2021, 6, 16), "starts_precision": "day", "start_is_known": True, "ends_on": None}
    return SimpleNamespace(**{**known, **values})


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "siden 16.\u00a0juni 2021"),
        ({"start_is_known": False, "starts_precision": "year"}, "kjent siden 2021"),
        ({"ends_on": date(2024, 3, 31)}, "16.\u00a0juni 2021 – 31.\u00a0mars 2024"),
        (
            {
                "ends_on": date(2024, 12, 31),
                "ends_precision": "year",
                "start_is_known": False,
                "starts_precision": "year",
            },
            "til 2024, kjent siden 2021",
        ),
    ],
)
def test_a_period_says_no_more_than_is_known(values, words):
    assert period(relation(**values)) == words


def test_a_position_is_dated_by_what_sources_confirm():
    assert known(relation(last_known_on=date(2023, 12, 31))) == "2021–2023"
    assert known(relation(last_known_on=date(2021, 6, 16))) == "2021"
    assert known(relation(last_known_on=None)) == "siden 16.\u00a0juni 2021"


def test_a_website_is_called_by_its_name():
    assert site_name("https://www.ntnu.no/") == "ntnu.no"
