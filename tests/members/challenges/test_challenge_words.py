"""Words that find a challenge, and the organisation of one, in any spelling of a name."""

import pytest
from django.http import QueryDict

from members.challenges.filters import ChallengeFilter
from members.models import Challenge
from tests.factories import make_challenge, make_organisation
from tests.factories.search import make_search_alias

pytestmark = pytest.mark.django_db


def test_a_challenge_is_found_by_another_spelling_of_a_name_in_it():
    make_search_alias(words=["Holtermannsveien", "Holtermannsvegen", "Holtermanns veg"])
    make_challenge(title_nb="Parkering i Holtermanns veg")
    make_challenge(title_nb="Parkering i Klæbuveien")

    filter = ChallengeFilter(QueryDict("q=holtermannsveien+parkering"), queryset=Challenge.objects.public())

    assert [challenge.title_nb for challenge in filter.qs] == ["Parkering i Holtermanns veg"]


def test_the_organisation_is_suggested_by_another_spelling_of_its_name():
    make_search_alias(words=["St. Olavs", "Sankt Olavs"])
    make_organisation(name="Olavsgruppen")
    hospital = make_organisation(name="St. Olavs hospital")

    assert Challenge(organisation_name="Sankt Olavs").suggested_organisation == hospital
