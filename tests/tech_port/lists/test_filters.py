"""Lists that a visitor narrows: what is kept, what can be taken away, and what to loosen when nothing is found."""

import pytest
from django.http import QueryDict

from events.lists.filters import EventFilter
from events.models import Event
from members.directory.filters import OrganisationFilter
from tests.factories import make_building, make_event, make_lease, make_membership, make_organisation


def narrowed(query):
    return EventFilter(QueryDict(query))


def said(suggestions):
    return [(one.text, one.count, one.query) for one in suggestions]


@pytest.mark.django_db
def test_an_address_changes_one_filter_and_begins_on_the_first_page():
    filter = narrowed("q=helse&type=pitch&side=3&format=ukjent&annet=1")

    assert filter.address(type="breakfast") == "?q=helse&annet=1&type=breakfast"
    assert filter.address(type="", q="") == "?annet=1"


@pytest.mark.django_db
def test_what_says_how_to_show_the_list_does_not_narrow_it():
    filter = narrowed("tidligere=1")

    assert (filter.is_asked, filter.asked, filter.chips) == (False, {}, [])


@pytest.mark.django_db
def test_a_form_keeps_the_fields_that_it_does_not_show():
    filter = narrowed("q=helse&type=pitch")

    shown = [field.name for field in filter.kept_with("q", "type", "fra", "til", "sprak")]
    alone = [field.name for field in filter.kept_with("q")]
    assert shown == ["arrangor", "omrade", "tidligere"]
    assert alone == ["type", "arrangor", "fra", "til", "omrade", "sprak", "tidligere"]


@pytest.mark.django_db
def test_the_filter_that_hides_most_is_suggested_first():
    make_event(title_nb="Helse", type=Event.Type.BREAKFAST)
    make_event(title_nb="Energi", type=Event.Type.PITCH)
    make_event(title_nb="Data", type=Event.Type.PITCH)

    assert said(narrowed("q=helse&type=pitch").suggestions) == [
        ("Ta bort «Ord i tittel eller omtale: helse»", 2, "?type=pitch"),
        ("Ta bort «Type: Investortreff»", 1, "?q=helse"),
    ]


@pytest.mark.django_db
def test_nothing_is_suggested_that_finds_nothing():
    make_event(title_nb="Energi", type=Event.Type.PITCH)

    filter = narrowed("q=helse&type=breakfast")

    assert said(filter.suggestions) == []
    assert filter.count_without("q", "type") == 1


@pytest.mark.django_db
def test_what_one_filter_alone_would_find_is_told_when_no_two_agree():
    alfa = make_organisation(name="Alfa", kind="health")
    make_membership(organisation=alfa)
    make_lease(organisation=alfa, building=make_building(slug="huset", name_nb="Huset"))
    make_membership(organisation=make_organisation(name="Beta", kind="research"))

    filter = OrganisationFilter(QueryDict("q=finnes&niva=partner&bygg=huset"))

    assert said(filter.suggestions) == [("Behold bare «Bygg: Huset»", 1, "?bygg=huset")]
