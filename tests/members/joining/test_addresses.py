"""Addresses that organisations may not take."""

import pytest
from django.core.exceptions import ValidationError

from members.organisations.slugs import free_slug
from members.slugs import hidden_by
from tests.factories import (
    make_organisation,
)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("slug", "page"),
    [("bli-medlem", "members:join_create"), ("join", "members:join_create"), ("profil", "members:profile_open")],
)
def test_no_organisation_takes_the_address_of_another_page(slug, page):
    with pytest.raises(ValidationError) as refused:
        make_organisation(slug=slug).full_clean(exclude=["sort_name"])

    assert hidden_by(slug) == page
    assert refused.value.message_dict == {
        "slug": [f"Adressen «{slug}» er i bruk av en annen side. Velg en annen."],
    }


@pytest.mark.django_db
def test_a_free_address_is_made_of_the_name():
    make_organisation(slug="fjaerland-okt-as")

    assert free_slug("Fjærland Økt AS") == "fjaerland-okt-as-2"
    assert free_slug("Bli medlem") == "bli-medlem-2"
    assert hidden_by("fjaerland-okt-as") == ""
