"""People's own pages, which staff, a landlord or another window may change while they are open."""

import pytest

from members.models import ProfileChange
from tests.events.signup.sent import an_event, link
from tests.factories import make_contact, make_interest, make_organisation, make_registration
from tests.links import link_to
from tests.members.profiles.editing import form_of, open_session
from tests.pages_read import filled, flat

pytestmark = pytest.mark.django_db


def as_opened(page, **changes):
    """What a browser sends for the forms of a page."""
    return filled(page, **changes)


def test_a_tenant_keeps_what_was_changed_meanwhile_and_chooses_where_both_did(client):
    interest = make_interest(message="Lyst kontor.", employees=5)
    page = f"{link_to(interest)}endre/"
    opened = as_opened(client.get(page))
    interest.employees, interest.message = 9, "Kontor med utsikt."
    interest.save()

    asked = client.post(page, opened | {"message": "Stille kontor.", "contact_name": "Kari Moe"})
    saved = client.post(page, as_opened(asked, **{"seen-choice:interestmessage": "mine"}))

    interest.refresh_from_db()
    assert asked.status_code == 422
    assert "Kontor med utsikt." in flat(asked)
    assert filled(asked)["message"] == "Stille kontor."
    assert (saved.status_code, interest.message) == (302, "Stille kontor.")
    assert (interest.employees, interest.contact_name) == (9, "Kari Moe")


def test_a_participant_keeps_what_was_changed_meanwhile(client):
    registration = make_registration(event=an_event(capacity=20), people=1, needs="Vegan")
    opened = as_opened(client.get(link(registration)))
    registration.needs = "Vegan, uten nøtter"
    registration.save()

    saved = client.post(link(registration), opened | {"people": "2"})
    page = client.get(saved["Location"])

    registration.refresh_from_db()
    assert saved["Location"].endswith("?endret=1&flettet=1")
    assert (registration.people, registration.needs.strip()) == (2, "Vegan, uten nøtter")
    assert "Noen andre endret noe her mens du skrev. Begge endringene er tatt vare på." in flat(page)


def test_a_member_proposes_no_return_to_what_staff_have_changed_meanwhile(client):
    member = make_organisation(slug="fjord", text_nb="Vi lager roboter.", website="https://gammel.example")
    kari = make_contact(organisation=member, name="Kari", is_public=True)
    address = open_session(kari)
    page = client.get(address)
    opened = form_of(page) | {"seen-version": filled(page)["seen-version"]}
    member.website, kari.phone = "https://ny.example", "+4773555155"
    member.save()
    kari.save()

    client.post(address, opened | {"text_nb": "Vi lager skip."})

    assert set(ProfileChange.objects.get().after) == {"text_nb"}
