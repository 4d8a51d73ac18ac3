"""The member of staff who answers tenants."""

import pytest

from tests.factories import (
    make_user,
)


@pytest.fixture
def staff(client, db):
    name = {"username": "stab", "first_name": "Siri", "last_name": "Stab", "email": "siri@ttp.example"}
    client.force_login(make_user(is_staff=True, is_superuser=True, **name))
    return client
