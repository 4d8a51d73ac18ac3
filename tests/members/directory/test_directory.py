"""The member directory: who is on it, in which order, what narrows it, and the same for other programs."""

from datetime import date, timedelta
from itertools import product
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.utils import timezone

from members.directory.filters import OrganisationFilter
from members.models import Membership, Organisation
from tech_port.norwegian.orgnr import read_orgnr
from tests.factories import (
    make_building,
    make_image,
    make_lease,
    make_membership,
    make_organisation,
    make_unit,
)

KIND, LEVEL = Organisation.Kind, Membership.Level


def make_member(name, kind=KIND.INDUSTRY, **membership):
    organisation = make_organisation(name=name, kind=kind)
    make_membership(organisation=organisation, **membership)
    return organisation


def get(client, query=""):
    response = client.get(f"/medlemmer/{query}")
    assert response.status_code == 200
    return response


def names(response):
    return [membership.organisation.name for membership in response.context["directory"].listed]


def counts(choices):
    return {choice.value: choice.count for choice in choices}


def buildings(response):
    return dict(response.context["directory"].search_form["bygg"].field.widget.choices)


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


# Kind, level and building


@pytest.fixture
def district():
    """Members of all sorts, two of them in two buildings each, one as a guest."""
    north, south = make_building(slug="nord", name_nb="Nord", name_en="North"), make_building(slug="sor", name_nb="Sør")
    alfa = make_member("Alfa lab", KIND.RESEARCH, level=LEVEL.FOUNDING)
    beta = make_member("Beta lab", KIND.RESEARCH, level=LEVEL.PARTNER)
    gamma = make_member("Gamma", KIND.HEALTH)
    make_member("Delta lab", KIND.HEALTH)
    make_lease(organisation=alfa, unit=make_unit(building=north))
    make_lease(organisation=alfa, unit=make_unit(building=north), shared_with=[beta])
    make_lease(organisation=alfa, building=south)
    make_lease(organisation=gamma, building=south, ends_on=date(2023, 1, 1))
    make_lease(organisation=gamma, building=south, starts_on=date(2999, 1, 1))
    make_lease(organisation=make_organisation(name="Leietaker"), building=make_building(slug="ost"))
    return {"type": ["", "research", "health"], "niva": ["", "founding", "member"], "bygg": ["", "nord", "sor"]}


@pytest.mark.django_db
def test_every_choice_says_how_many_it_would_leave_under_the_others(client, district):
    response = get(client, "?q=lab&type=research&bygg=nord")

    directory = response.context["directory"]
    assert names(response) == ["Alfa lab", "Beta lab"]
    assert [(choice.value, choice.count, choice.is_current) for choice in directory.kinds] == [
        ("", 2, False),
        ("research", 2, True),
    ]
    assert counts(directory.levels) == {"": 2, "founding": 1, "partner": 1}
    assert buildings(response) == {"": "Alle bygg (2)", "nord": "Nord (2)", "sor": "Sør (1)"}


@pytest.mark.django_db
def test_every_count_is_what_the_choice_then_leaves(district):
    for q, kind, level, building in product(["", "lab"], *district.values()):
        asked = {"q": q, "type": kind, "niva": level, "bygg": building}
        filter = OrganisationFilter(QueryDict(urlencode(asked)))

        assert filter.count == filter.qs.count()
        for name in district:
            for choice in filter.choices_of(name, "alle"):
                there = OrganisationFilter(QueryDict(urlencode({**asked, name: choice.value})))
                assert choice.count == there.qs.count(), (asked, name, choice.value)


@pytest.mark.django_db
def test_only_buildings_that_a_member_leases_in_today_are_choices(client, district):
    assert buildings(get(client)) == {"": "Alle bygg (4)", "nord": "Nord (2)", "sor": "Sør (1)"}
    english = client.get("/en/members/")
    assert buildings(english)["nord"] == "North (2)"


@pytest.mark.django_db
def test_what_is_asked_is_kept_by_links_and_by_the_form(client, district):
    html = get(client, "?q=lab&type=research&niva=founding&bygg=nord&side=2").content.decode()

    assert 'href="?q=lab&amp;niva=founding&amp;bygg=nord&amp;type=research" aria-current="true"' in html
    assert '<input type="hidden" name="type" value="research">' in html
    assert '<input type="hidden" name="niva" value="founding">' in html
    assert '<option value="nord" selected>Nord (1)</option>' in html


@pytest.mark.django_db
def test_what_narrows_the_list_is_shown_and_can_be_taken_away(client, district):
    response = get(client, "?q=lab&type=research&bygg=nord&format=ukjent")

    chips = response.context["filter"].chips
    assert [(str(chip.label), chip.text, chip.query) for chip in chips] == [
        ("Navn eller org.nr.", "lab", "?type=research&bygg=nord"),
        ("Type", "Forskning og utdanning", "?q=lab&bygg=nord"),
        ("Bygg", "Nord", "?q=lab&type=research"),
    ]
    assert '<a href="/medlemmer/">Nullstill</a>' in response.content.decode()
    assert "Nullstill" not in get(client).content.decode()


@pytest.mark.django_db
def test_an_empty_answer_says_what_to_loosen_and_by_how_much(client, district):
    response = get(client, "?q=gamma&niva=member&bygg=nord")

    html = response.content.decode()
    suggestions = response.context["filter"].suggestions
    assert names(response) == []
    assert [(one.text, one.count) for one in suggestions] == [("Ta bort «Bygg: Nord»", 1)]
    assert '<a href="?q=gamma&amp;niva=member">Ta bort «Bygg: Nord»</a>' in html
    assert 'href="/sok/?q=gamma"' in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value"), [("type", "romfart"), ("niva", "gull"), ("bygg", "ost"), ("bygg", "a b"), ("q", "a\x00b")]
)
def test_a_bad_value_is_told_at_its_field_and_the_rest_still_works(client, district, name, value):
    others = {"q": "lab", "type": "research"}

    response = get(client, "?" + urlencode({**others, name: value}))

    left = {key: given for key, given in others.items() if key != name}
    assert list(response.context["filter"].form.errors) == [name]
    assert response.context["filter"].asked == left
    assert names(response) == names(get(client, "?" + urlencode(left)))
    assert "\x00" not in response.content.decode()
    assert 'class="errorlist"' in response.content.decode()


# Those who joined lately


@pytest.mark.django_db
def test_the_newest_members_stand_above_the_whole_list(client, monkeypatch):
    monkeypatch.setattr("members.directory.answer.MOST_NEW", 3)
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
    with_logo = make_organisation(name="Alfa", logo=make_image(width=80, height=20, name="alfa"))
    make_membership(organisation=with_logo, starts_on=date(2021, 6, 16))
    make_member("Beta", starts_on=date(2021, 6, 16))

    html = get(client).content.decode()

    assert f'<img class="logo-plate" src="{with_logo.logo.url}" width="80" height="20" alt="" loading="lazy">' in html
    assert html.count('<svg class="monogram ') == 1


# For other programs


@pytest.mark.django_db
def test_the_list_as_json_has_the_published_keys(client):
    alfa = make_organisation(name="Alfa", slug="alfa", kind=KIND.RESEARCH, website="https://alfa.example/")
    make_membership(organisation=alfa, level=LEVEL.FOUNDING)
    make_member("Beta")
    about = {"kind": "industry", "level": "member", "website": ""}
    year = make_member("År", starts_on=date(2022, 1, 1), starts_precision="year")
    unknown = make_member("Åpen", starts_on=date(2022, 1, 1), start_is_known=False)

    everybody, one = get(client, "?format=json").json(), get(client, "?format=json&type=research").json()

    assert one == {
        "count": 1,
        "results": [
            {
                "name": "Alfa",
                "url": "http://127.0.0.1:8000/medlemmer/alfa/",
                "kind": "research",
                "level": "founding",
                "since": "2021-06-16",
                "website": "https://alfa.example/",
            }
        ],
    }
    assert everybody["count"] == 4
    assert everybody["results"][2:] == [
        {"name": "Åpen", "url": f"http://127.0.0.1:8000{unknown.get_absolute_url()}", "since": None, **about},
        {"name": "År", "url": f"http://127.0.0.1:8000{year.get_absolute_url()}", "since": "2022", **about},
    ]


@pytest.mark.django_db
def test_the_list_as_csv_has_the_same_columns_and_starts_no_formula(client):
    make_membership(organisation=make_organisation(name="=Alfa()", slug="alfa"))

    response = get(client, "?format=csv")

    assert response.headers["Content-Disposition"] == 'attachment; filename="medlemmer.csv"'
    assert response.content.decode("utf-8-sig") == (
        "name;url;kind;level;since;website\r\n"
        "'=Alfa();http://127.0.0.1:8000/medlemmer/alfa/;industry;member;2021-06-16;\r\n"
    )


@pytest.mark.django_db
def test_the_feed_has_those_who_joined_newest_first_under_the_filter(client):
    make_member("Først", KIND.HEALTH, starts_on=date(2022, 5, 1))
    make_member("Sist", KIND.HEALTH, starts_on=date(2024, 5, 1))
    make_member("Ukjent start", KIND.HEALTH, starts_on=date(2025, 1, 1), start_is_known=False)
    make_member("En annen type", starts_on=date(2025, 1, 1))

    feed = get(client, "?type=health&format=atom").content.decode()

    assert [part.split("</title>")[0] for part in feed.split("<entry><title>")[1:]] == ["Sist", "Først"]
    assert "helse, medlem siden 1.\u00a0mai 2024" in feed


@pytest.mark.django_db
def test_the_page_leads_to_its_files_and_its_feed(client):
    html = get(client, "?type=health&side=2").content.decode()

    feed = 'type="application/atom+xml" title="Nye medlemmer" href="?type=health&amp;format=atom"'
    assert f'<link rel="alternate" {feed}>' in html
    for format in ("csv", "json", "atom"):
        assert f'href="?type=health&amp;format={format}"' in html


@pytest.mark.django_db
def test_an_unknown_format_answers_with_the_page(client):
    make_member("Alfa")

    response = get(client, "?format=xml")

    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert names(response) == ["Alfa"]


# What it costs


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "?q=medlem&type=industry&niva=member&bygg=huset"])
@pytest.mark.parametrize("rows", [1, 3])
def test_the_directory_costs_three_queries_whatever_is_asked(client, django_assert_num_queries, query, rows):
    building = make_building(slug="huset")
    for number in range(rows):
        make_lease(organisation=make_member(f"Medlem {number}", starts_on=timezone.localdate()), building=building)

    with django_assert_num_queries(3):
        response = get(client, query)

    assert len(names(response)) == rows


@pytest.mark.django_db
@pytest.mark.parametrize("format", ["csv", "json", "atom"])
def test_a_file_costs_two_queries(client, django_assert_num_queries, format):
    make_member("Alfa")
    make_member("Beta")

    with django_assert_num_queries(2):
        get(client, f"?format={format}")
