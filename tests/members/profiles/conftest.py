"""A member and the contact who may edit its profile."""

import pytest

from tests.factories import (
    make_contact,
    make_organisation,
)


@pytest.fixture
def member(db):
    return make_organisation(
        name="Fjord AS",
        slug="fjord",
        text_nb="Vi lager roboter i Trondheim.",
        text_en="We make robots.",
        website="https://fjord.example/",
    )


@pytest.fixture
def kari(member):
    return make_contact(organisation=member, name="Kari Nordmann", email="Kari@fjord.example", title_nb="sjef")
