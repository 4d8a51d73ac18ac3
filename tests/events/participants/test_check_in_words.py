"""Words that find a participant at the door in any spelling of an organisation's name."""

import pytest

from events.participants.tabs import search
from tests.factories import make_event, make_registration, make_search_alias

pytestmark = pytest.mark.django_db


def test_a_participant_is_found_by_another_spelling_of_the_organisations_name():
    make_search_alias(words=["St. Olavs", "St. Olav", "Sankt Olav"])
    event = make_event()
    make_registration(event=event, name="Kari", organisation_name="St. Olavs hospital")
    make_registration(event=event, name="Ola", organisation_name="Olavsgruppen")

    assert [registration.name for registration in search(event, "sankt olav")] == ["Kari"]
