"""One organisation's page: how it stands, what it is, where it is, and what it costs."""

import re
from datetime import date

import pytest
import time_machine

from members.models import BoardSeat
from tests.factories import (
    make_article,
    make_board_seat,
    make_building,
    make_business_area,
    make_challenge,
    make_contact,
    make_contribution,
    make_event,
    make_lease,
    make_membership,
    make_organisation,
    make_ownership,
    make_person,
    make_picture,
    make_property,
    make_source,
    make_staff_role,
    make_unit,
)
from tests.members.organisations.pages import KIND, LEVEL, page
from tests.pages_read import get

# How it stands to the association


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("memberships", "words"),
    [
        ([], ""),
        ([{"level": LEVEL.FOUNDING}], "medlem fra starten, 16.\u00a0juni 2021"),
        (
            [{"starts_on": date(2024, 1, 1), "starts_precision": "year", "start_is_known": False}],
            "medlem, sist kjent 2024",
        ),
        (
            [{"starts_on": date(2999, 1, 1), "level": LEVEL.PARTNER}],
            "partner, avtalt fra 1.\u00a0januar 2999 (kilde 26.\u00a0november 2026)",
        ),
        ([{"ends_on": date(2023, 12, 31)}], "tidligere medlem, 16.\u00a0juni 2021 – 31.\u00a0desember 2023"),
        (
            [{"ends_on": date(2023, 12, 31)}, {"starts_on": date(2024, 1, 1), "level": LEVEL.PARTNER}],
            "partner, fra 1.\u00a0januar 2024",
        ),
    ],
)
@time_machine.travel("2026-11-26 12:00Z")
def test_the_page_says_how_an_organisation_stands(client, memberships, words):
    organisation = make_organisation(slug="alfa", kind=KIND.HEALTH)
    for values in memberships:
        make_membership(organisation=organisation, **values)

    response = get(client, "/medlemmer/alfa/")

    lead = f"Helse. {words[0].upper()}{words[1:]}" if words else "Helse"
    assert response.context["state"].in_words == words
    assert f'<p class="lead">{lead}<' in response.content.decode()


@pytest.mark.django_db
def test_a_former_member_has_a_page_that_says_so_and_is_not_on_the_list(client):
    organisation = make_organisation(name="Gikk ut", slug="gikk-ut")
    make_membership(organisation=organisation, ends_on=date(2023, 12, 31))

    html = page(client, "gikk-ut")

    assert html.count("Tidligere medlem, 16.\u00a0juni 2021 – 31.\u00a0desember 2023") == 2
    assert "memberOf" not in html
    assert "Gikk ut" not in get(client, "/medlemmer/").content.decode()


@pytest.mark.django_db
def test_an_organisation_that_never_was_a_member_is_not_called_one(client):
    make_organisation(name="Leietaker", slug="leietaker")

    html = page(client, "leietaker").partition('<nav class="way-on')[0]

    assert "Ikke kjent som medlem" in html
    assert re.findall(r"[Mm]edlem(?!mer|skap)\w*", html.replace("Ikke kjent som medlem", "")) == []
    assert "memberOf" not in html


@pytest.mark.django_db
def test_the_association_is_not_said_to_be_no_member_of_itself(client):
    make_staff_role(organisation=make_organisation(slug="foreningen"), in_association=True)

    assert "Ikke kjent som medlem" not in page(client, "foreningen")


@pytest.mark.django_db
def test_every_membership_stands_among_the_facts_latest_first(client):
    organisation = make_organisation(slug="alfa")
    make_membership(organisation=organisation, ends_on=date(2023, 12, 31))
    make_membership(organisation=organisation, starts_on=date(2024, 1, 1), level=LEVEL.PARTNER)

    rows = get(client, "/medlemmer/alfa/").context["state"].rows

    assert [words for _membership, words in rows] == [
        "partner, fra 1.\u00a0januar 2024",
        "tidligere medlem, 16.\u00a0juni 2021 – 31.\u00a0desember 2023",
    ]


# What it is, and what it is part of


@pytest.mark.django_db
def test_an_organisation_shows_its_number_its_website_and_what_it_is_part_of(client):
    organisation = make_organisation(
        name="NTNU",
        slug="ntnu",
        kind=KIND.RESEARCH,
        orgnr="974767880",
        website="https://www.ntnu.no/",
        text_nb="Vi *forsker*. <script>alert(1)</script>",
    )
    make_board_seat(organisation=organisation, person=make_person(name="Toril Hernes"), role=BoardSeat.Role.DEPUTY)
    make_lease(organisation=organisation, building=make_building(name_nb="Byggetrinn 9", slug="byggetrinn-9"))
    make_ownership(organisation=organisation, building=make_building(name_nb="Eget hus", slug="eget-hus"))

    html = page(client, "ntnu")

    assert "974\u00a0767\u00a0880" in html
    assert '<a href="https://www.ntnu.no/" rel="external">ntnu.no</a>' in html
    assert "<p>Vi <em>forsker</em>.</p>" in html
    assert '<a href="/om/styret/?dato=2024-04-01">Nestleder i Trondheim Tech Port</a>' in html
    assert '<a href="/lokaler/byggetrinn-9/">Byggetrinn 9</a>' in html
    assert '<a href="/lokaler/eget-hus/">Eget hus</a>' in html


@pytest.mark.django_db
def test_a_logo_stands_in_place_of_the_monogram(client):
    organisation = make_organisation(slug="alfa", logo=make_picture(width=80, height=20))

    html = page(client, "alfa")

    mark = f'<img class="logo-plate logo-plate--small" src="{organisation.logo.url}" width="80" height="20" alt=""'
    assert mark in html
    assert '<svg class="monogram' not in html


@pytest.mark.django_db
def test_only_contacts_that_wish_to_be_are_shown(client):
    organisation = make_organisation(slug="alfa")
    make_contact(
        organisation=organisation,
        name="Kari Åpen",
        title_nb="daglig leder",
        email="kari@alfa.example",
        phone="+4773559000",
        is_public=True,
    )
    make_contact(organisation=organisation, name="Ola Skjult", email="ola@alfa.example", phone="91862151")

    html = page(client, "alfa")

    assert '<a href="mailto:kari@alfa.example">kari@alfa.example</a>' in html
    assert "Daglig leder" in html
    assert "73\u00a055\u00a090\u00a000" in html
    for secret in ("Ola Skjult", "ola@alfa.example", "918\u00a062\u00a0151", "91862151"):
        assert secret not in html


@pytest.mark.django_db
def test_an_organisation_names_every_source_once(client):
    source = make_source(publisher="Trondheim kommune")
    organisation = make_organisation(slug="med-kilde", source=source)
    make_membership(organisation=organisation, source=source)
    make_lease(organisation=organisation, building=make_building(), source=make_source(publisher="MN24"))

    sources = get(client, "/medlemmer/med-kilde/").context["sources"]

    assert [source.publisher for source in sources] == ["Trondheim kommune", "MN24"]


@pytest.mark.django_db
def test_an_unknown_organisation_is_not_found(client):
    assert client.get("/medlemmer/finnes-ikke/").status_code == 404


# Where it is


@pytest.mark.django_db
def test_leases_in_one_building_are_one_home_and_a_shared_one_names_the_other(client):
    host, guest = make_organisation(name="Verten", slug="verten"), make_organisation(name="Gjesten", slug="gjesten")
    building = make_building(name_nb="Huset", slug="huset")
    make_lease(organisation=host, building=building, area_m2=400, staff=10, shared_with=[guest])
    make_lease(organisation=host, building=building, area_m2=300)

    homes = get(client, "/medlemmer/verten/").context["homes"]

    assert [(home.building.name, home.area_m2, home.staff) for home in homes.current] == [("Huset", 700, 10)]
    assert 'Sammen med <a href="/medlemmer/verten/">Verten</a>' in page(client, "gjesten")


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
def test_the_organisations_own_bays_are_lit_in_a_drawing_of_the_building_and_told_in_words(client):
    organisation = make_organisation(name="Volue", slug="volue")
    building = make_building(name_nb="Huset", slug="huset", layout_is_drawn=True)
    place = {"building": building, "is_offered": False}
    make_unit(**place, floor=1)
    third = make_unit(**place, floor=3, slug="b-301", area_m2="2300.0")
    fourth = make_unit(**place, floor=4, slug="b-401", area_m2="1800.0")
    make_unit(building=building, floor=5)
    make_unit(**place, floor=6, hidden=True)
    make_lease(organisation=organisation, unit=third)
    make_lease(organisation=make_organisation(), unit=fourth, shared_with=[organisation])

    html = page(client, "volue")

    drawing = html[
        html.index('<svg class="home-plan__drawing"') : html.index("</svg>", html.index("home-plan__drawing"))
    ]
    assert 'aria-label="Huset, etasje for etasje. Lokalene til Volue lyser."' in drawing
    assert re.findall("bay--[a-z]+", drawing) == ["bay--let", "bay--vacant", "bay--vacant", "bay--let"]
    assert '<li><a href="/lokaler/huset/b-301/">3. etasje</a>, 2\u00a0300\u00a0m²</li>' in html
    assert '<li><a href="/lokaler/huset/b-401/">4. etasje</a>, 1\u00a0800\u00a0m²</li>' in html
    assert "Fordelingen på etasjer er tegnet av oss." in html


@pytest.mark.django_db
def test_nothing_is_drawn_where_the_unit_is_not_known_or_not_public(client):
    make_lease(organisation=make_organisation(slug="et-sted"), building=make_building(name_nb="Huset"))
    hidden = make_unit(hidden=True, name="Skjult")
    make_unit(building=hidden.building)
    make_lease(organisation=make_organisation(slug="skjult"), unit=hidden)
    past = make_organisation(slug="flyttet")
    make_lease(organisation=past, ends_on=date(2023, 1, 1))

    for slug in ("et-sted", "skjult", "flyttet"):
        html = page(client, slug)
        assert "home-plan" not in html
        assert "Skjult" not in html


# What it costs


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_an_organisation_costs_twenty_five_queries_whatever_it_has(client, django_assert_num_queries, rows):
    organisation = make_organisation(slug="stor")
    make_membership(organisation=organisation)
    for _number in range(rows):
        make_board_seat(organisation=organisation)
        make_staff_role(organisation=organisation)
        make_lease(organisation=organisation)
        make_lease(shared_with=[organisation])
        make_ownership(organisation=organisation)
        make_building(property=make_property(developer=organisation))
        make_event(organisers=[organisation], speakers=[make_staff_role(organisation=organisation).person])
        make_article().organisations.add(organisation)
        make_challenge(organisation=organisation)
        make_contact(organisation=organisation, is_public=True)
        make_contribution(organisation=organisation, business_areas=[make_business_area()])
        make_membership()

    with django_assert_num_queries(25):
        get(client, "/medlemmer/stor/")
