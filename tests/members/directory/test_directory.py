"""The member directory: who is on it, in which order, who is found by words, and what it costs."""

from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from tech_port.norwegian.orgnr import read_orgnr
from tests.factories import (
    make_building,
    make_lease,
    make_membership,
    make_organisation,
    make_picture,
    make_search_alias,
)
from tests.members.directory.members import KIND, LEVEL, get, make_member, names

# Who is on it, and in which order


@pytest.mark.django_db
def test_the_directory_lists_todays_members_and_nobody_else(client):
    make_member("Medlemmet")
    make_member("Gikk ut", ends_on=date(2023, 1, 1))
    make_member("Kommer senere", starts_on=date(2999, 1, 1))
    make_organisation(name="Aldri medlem")

    response = get(client)

    assert names(response) == ["Medlemmet"]
    for other in ("Gikk ut", "Kommer senere", "Aldri medlem"):
        assert other not in response.content.decode()


@pytest.mark.django_db
def test_a_directory_of_nobody_is_a_page_too(client):
    response = get(client)

    assert (response.status_code, names(response)) == (200, [])


@pytest.mark.django_db
def test_the_directory_stands_in_norwegian_order(client):
    for name in ("Ås", "Zeta", "Østbyen", "Aasen", "abel", "Ærlig", "Zebra", "åre", "Abbor", "æsj", "AASTA"):
        make_member(name)

    listed = names(get(client))

    assert listed == ["Abbor", "abel", "Zebra", "Zeta", "Ærlig", "æsj", "Østbyen", "åre", "Ås", "Aasen", "AASTA"]


@pytest.mark.django_db
def test_names_that_sort_alike_keep_one_order_over_all_pages(client, monkeypatch):
    monkeypatch.setattr("members.directory.answer.MEMBERS_A_PAGE", 2)
    alike = [make_member(name) for name in ("Ås", "Aas", "ås", "AAS", "aas")]

    pages = [names(get(client, f"?side={number}")) for number in (1, 2, 3)]

    assert pages == [["Ås", "Aas"], ["ås", "AAS"], ["aas"]]
    assert [name for page in pages for name in page] == [organisation.name for organisation in alike]


@pytest.mark.django_db
def test_a_page_that_is_not_there_shows_the_nearest(client, monkeypatch):
    monkeypatch.setattr("members.directory.answer.MEMBERS_A_PAGE", 1)
    make_member("Alfa")
    make_member("Beta")

    assert names(get(client, "?side=99")) == ["Beta"]
    assert names(get(client, "?side=mange")) == ["Alfa"]
    assert 'rel="next" href="?type=industry&amp;side=2"' in get(client, "?type=industry").content.decode()


@pytest.mark.django_db
def test_the_lead_counts_every_kind_of_all_members_whatever_is_asked(client):
    make_member("Alfa", KIND.HEALTH)
    make_member("Beta", KIND.HEALTH)
    make_member("Gamma", KIND.RESEARCH)
    make_member("Gikk ut", KIND.MEDIA, ends_on=date(2023, 1, 1))

    response = get(client, "?q=gamma")

    assert response.context["filter"].kinds == [("helse", 2), ("forskning og utdanning", 1)]


# Free text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words",
    [
        *("samskipnad", "SIT", "student velferd", "velferd student", " Sit "),
        *("974767880", "974 767 880", "974\u00a0767\u00a0880", "NO 974767880 MVA", "org.nr. 974 767 880"),
    ],
)
def test_a_member_is_found_by_its_names_and_its_number(client, words):
    make_member("Equinor")
    make_membership(
        organisation=make_organisation(
            name="Sit", other_names=["Studentsamskipnaden", "Student og velferd"], orgnr="974767880"
        )
    )

    assert names(get(client, "?" + urlencode({"q": words}))) == ["Sit"]


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["974767881", "97476788", "sit equinor", "%", "_", "Sit\\"])
def test_what_is_in_no_name_finds_nobody(client, words):
    make_member("Equinor")
    make_membership(organisation=make_organisation(name="Sit", orgnr="974767880"))

    assert names(get(client, "?" + urlencode({"q": words}))) == []


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["St. Olav", "sankt olavs hospital", "st olavs"])
def test_a_name_is_found_in_its_other_spellings(client, words):
    make_search_alias(words=["St. Olavs", "St. Olav", "St Olavs", "Sankt Olavs"])
    make_member("St. Olavs hospital")
    make_member("Olavsgården")

    assert names(get(client, "?" + urlencode({"q": words}))) == ["St. Olavs hospital"]


def test_a_number_is_read_only_where_there_is_nothing_else():
    assert [read_orgnr(text) for text in ("NO974767880MVA", "974.767.880", "9747678801", "Bygg 974767880", "")] == [
        "974767880",
        "974767880",
        "",
        "",
        "",
    ]


# Those who joined lately


@pytest.mark.django_db
def test_the_newest_members_stand_above_the_whole_list(client, monkeypatch):
    monkeypatch.setattr("members.directory.answer.MAX_NEW", 3)
    today = timezone.localdate()
    for number, name in enumerate(("Østbyen", "Zeta", "Alfa", "Beta")):
        make_member(name, starts_on=today - timedelta(days=30 - number // 2))
    make_member("For lenge siden", starts_on=today - timedelta(days=400))
    make_member("Ukjent start", starts_on=today, start_is_known=False)
    moved_up = make_member("Ble partner", starts_on=date(2021, 6, 16), ends_on=today - timedelta(days=3))
    make_membership(organisation=moved_up, level=LEVEL.PARTNER, starts_on=today - timedelta(days=2))

    newest = [membership.organisation.name for membership in get(client).context["directory"].newest]

    assert newest == ["Alfa", "Beta", "Zeta"]
    assert get(client, "?q=alfa").context["directory"].newest == []


@pytest.mark.django_db
def test_without_new_members_there_is_no_such_heading(client):
    make_member("Gammel", starts_on=date(2021, 6, 16))

    assert 'id="nye"' not in get(client).content.decode()


# Logos


@pytest.mark.django_db
def test_a_logo_has_its_size_and_no_name_of_its_own_and_others_get_a_monogram(client):
    with_logo = make_organisation(name="Alfa", logo=make_picture(width=80, height=20))
    make_membership(organisation=with_logo, starts_on=date(2021, 6, 16))
    make_member("Beta", starts_on=date(2021, 6, 16))

    html = get(client).content.decode()

    mark = f'<img class="logo-plate logo-plate--small" src="{with_logo.logo.url}" width="80" height="20" alt="" loading'
    assert mark in html
    assert html.count('<svg class="monogram ') == 1


# What it costs


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "?q=medlem&type=industry&niva=member&bygg=huset"])
@pytest.mark.parametrize("rows", [1, 3])
def test_the_directory_costs_three_queries_whatever_is_asked(client, django_assert_num_queries, query, rows):
    building = make_building(slug="huset")
    for number in range(rows):
        make_lease(organisation=make_member(f"Medlem {number}", starts_on=timezone.localdate()), building=building)

    with django_assert_num_queries(5 if query else 3):  # one reads which words mean the same, one who is meant
        response = get(client, query)

    assert len(names(response)) == rows


@pytest.mark.django_db
@pytest.mark.parametrize("format", ["csv", "json", "atom"])
def test_a_file_costs_one_query(client, django_assert_num_queries, format):
    make_member("Alfa")
    make_member("Beta")

    with django_assert_num_queries(1):
        get(client, f"?format={format}")
