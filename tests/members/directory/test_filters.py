"""The directory narrowed by kind, level and building, with counts of what each choice would leave."""

from datetime import date
from functools import cache
from itertools import product
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from members.directory.filters import OrganisationFilter
from tests.factories import (
    make_building,
    make_lease,
    make_organisation,
    make_unit,
)
from tests.members.directory.members import KIND, LEVEL, counts, get, make_member, names


def buildings(response):
    return dict(response.context["directory"].search_form["bygg"].field.widget.choices)


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
    left_by = cache(lambda query: OrganisationFilter(QueryDict(query)).qs.count())

    for q, kind, level, building in product(["", "lab"], *district.values()):
        asked = {"q": q, "type": kind, "niva": level, "bygg": building}
        filter = OrganisationFilter(QueryDict(urlencode(asked)))

        assert filter.count == left_by(urlencode(asked))
        for name in district:
            for choice in filter.choices_of(name, "alle"):
                assert choice.count == left_by(urlencode({**asked, name: choice.value})), (asked, name, choice.value)


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
    response = get(client, "?q=lab&type=research&bygg=nord")

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
