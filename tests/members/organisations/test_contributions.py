"""What an organisation does in the district, on its page, and what stands there where nobody has told of it."""

import pytest

from tests.factories import (
    make_business_area,
    make_contribution,
    make_membership,
    make_organisation,
    make_source,
)
from tests.members.organisations.pages import KIND, page
from tests.pages_read import get


@pytest.mark.django_db
def test_what_it_does_here_stands_in_order_with_areas_and_source_and_others_of_its_kind_follow(client):
    source = make_source(publisher="Trondheimsregionen")
    organisation = make_organisation(name="NTNU", slug="ntnu", kind=KIND.RESEARCH)
    area = make_business_area(name_nb="Innovasjon", slug="innovasjon")
    make_contribution(organisation=organisation, title_nb="Etterpå", order=2, basis="planned", source=source)
    make_contribution(organisation=organisation, title_nb="Først", order=1, business_areas=[area], source=source)
    make_membership(organisation=make_organisation(name="SINTEF", slug="sintef", kind=KIND.RESEARCH))
    make_membership(organisation=make_organisation(name="Bekk", kind=KIND.INDUSTRY))

    response = get(client, "/medlemmer/ntnu/")

    html = response.content.decode()
    told = html[html.index("Dette gjør de her") : html.index("Medlemmer i forskning")]
    assert told.index("Først") < told.index("Etterpå")
    assert '<a href="/om/#innovasjon">Innovasjon</a>' in told
    assert "Planlagt" in told
    assert told.count('href="#kilde-1"') == 2
    assert [row.organisation.name for row in response.context["kin"]] == ["SINTEF"]


@pytest.mark.django_db
def test_what_nobody_has_told_of_has_no_heading(client):
    make_organisation(slug="ukjent", kind=KIND.MEDIA)

    html = page(client, "ukjent")

    assert [words in html for words in ("Dette gjør de her", "Folk", "Medlemmer i media", "ennå")] == [False] * 4
