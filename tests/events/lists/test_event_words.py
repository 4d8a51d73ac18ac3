"""Words that find an event in any spelling of a name, and with any dash."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from events.lists.filters import EventFilter
from tests.factories import make_event, make_search_alias

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("words", ["holtermannsveien", "Holtermannsvegen 1-13", "holtermanns veg 1–13"])
def test_an_event_is_found_by_another_spelling_of_a_name_in_it(words):
    make_search_alias(words=["Holtermannsveien", "Holtermannsvegen", "Holtermanns veg", "Holtermanns vei"])
    make_event(title_nb="Åpen dag i Holtermanns vei 1–13")
    make_event(title_nb="Åpen dag på Gløshaugen")

    filter = EventFilter(QueryDict(urlencode({"q": words})))

    assert [event.title_nb for event in filter.qs] == ["Åpen dag i Holtermanns vei 1–13"]
