"""What an address asks for that no list has: said in words, beside everything else."""

import pytest

from tests.pages_read import flat

pytestmark = pytest.mark.django_db

ASKED = [
    "aktuelt/?merke=xyz",
    "aktuelt/?omrade=xyz",
    "arrangementer/?type=xyz",
    "lokaler/?bygg=xyz",
    "lokaler/?type=xyz",
]
ENGLISH = {"aktuelt": "news", "arrangementer": "events", "lokaler": "premises"}


@pytest.mark.parametrize("asked", ASKED)
def test_a_choice_that_no_list_has_is_said_in_words_and_left_out(client, asked):
    room, question = asked.split("/", 1)

    norwegian, english = (flat(client.get(url)) for url in (f"/{asked}", f"/en/{ENGLISH[room]}/{question}"))

    assert "«xyz» finnes ikke her, så det er ikke tatt med." in norwegian
    assert "“xyz” is not found here, so it was left out." in english
