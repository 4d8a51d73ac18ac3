"""What nobody can see is no answer in an open form, and is not stored."""

import pytest

from events.models import Registration
from premises.models import Interest
from tests.events.signup.sent import address, an_event
from tests.events.signup.sent import typed as sign_up
from tests.factories import make_interest
from tests.links import token_of
from tests.premises.interest.sent import ADDRESS, message
from tests.premises.interest.sent import typed as interest

pytestmark = pytest.mark.django_db

UNSEEN = "\u00a0\u200b"
NAME, ORGANISATION = ["Skriv navnet ditt."], ["Skriv navnet på virksomheten."]


@pytest.mark.parametrize("unseen", [UNSEEN, "\u202e", "\u3164", "\ufeff \u2060"])
def test_a_name_with_nothing_to_see_is_asked_for_again(client, unseen):
    signed_up = client.post(address(an_event()), sign_up(name=unseen))
    interested = client.post(ADDRESS, interest(contact_name=unseen, organisation_name=unseen))

    assert (signed_up.status_code, signed_up.context["form"].errors) == (422, {"name": NAME})
    assert interested.status_code == 422
    assert interested.context["form"].errors == {"contact_name": NAME, "organisation_name": ORGANISATION}
    assert (Registration.objects.count(), Interest.objects.count()) == (0, 0)


def test_what_turns_the_writing_or_takes_no_room_is_not_stored(client):
    client.post(address(an_event()), sign_up(name="\u202eKari\u202c Nord\u200bmann", needs="Nøtter 👩\u200d👧\u2066"))
    client.post(ADDRESS, interest(contact_name="Ola\u200f", message="To\u200b\r\nlinjer"))

    row, asked = Registration.objects.get(), Interest.objects.get()
    assert (row.name, row.needs) == ("Kari Nordmann", "Nøtter 👩\u200d👧")
    assert (asked.contact_name, asked.message) == ("Ola", "To\nlinjer")


def test_a_message_of_ones_own_page_is_cleaned_as_well(client):
    asked = make_interest()
    page = f"/lokaler/interesse/{token_of(asked)}/melding/"

    refused = client.post(page, message(body=UNSEEN))
    client.post(page, message(body="Ledig\u202e nå?"))

    assert (refused.status_code, refused.context["form"].errors) == (422, {"body": ["Skriv en melding."]})
    assert [sent.body for sent in asked.messages.all()] == ["Ledig nå?"]
