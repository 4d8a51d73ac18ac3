"""The contacts in a member's form, and what is refused in it."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from members.models import Contact, Organisation, ProfileChange
from tests.factories import (
    make_contact,
    make_user,
)
from tests.members.profiles.editing import form_of, open_session


@pytest.mark.django_db
def test_contacts_are_changed_made_and_taken_away(client, member, kari):
    gone = make_contact(organisation=member, name="Vist Person", email="vist@fjord.example", is_public=True)
    address = open_session(kari)
    page = client.get(address)
    rows = {form["pk"].value(): form.prefix for form in page.context["form"].contacts.forms}

    client.post(
        address,
        form_of(
            page,
            **{
                f"{rows[kari.pk]}-title_en": "boss",
                f"{rows[kari.pk]}-phone": "918 62 151",
                f"{rows[kari.pk]}-is_public": "on",
                **{f"{rows[gone.pk]}-{name}": "" for name in ("name", "title_nb", "title_en", "email", "phone")},
                f"{rows[None]}-name": "Ny Person",
                f"{rows[None]}-email": "ny@fjord.example",
            },
        ),
    )

    change = ProfileChange.objects.get()
    assert set(change.after) == {f"contact-{kari.pk}", f"contact-{gone.pk}", "contact-new-1"}
    assert change.after[f"contact-{kari.pk}"] == {
        "name": "Kari Nordmann",
        "title_nb": "sjef",
        "title_en": "boss",
        "email": "Kari@fjord.example",
        "phone": "+4791862151",
        "is_public": True,
    }
    assert (change.after[f"contact-{gone.pk}"], change.before["contact-new-1"]) == (None, None)
    assert change.after["contact-new-1"]["name"] == "Ny Person"


@pytest.mark.django_db
def test_nobody_reaches_into_another_organisations_contacts_or_the_hidden_ones(client, member, kari):
    hidden = make_contact(organisation=member, name="Skjult", email="skjult@fjord.example")
    stranger = make_contact(name="Fremmed")
    address = open_session(kari)

    for contact in (hidden, stranger):
        changes = {"kontakt-1-pk": contact.pk, "kontakt-1-name": "Kapret", "kontakt-1-email": "k@x.example"}
        answer = client.post(address, form_of(client.get(address), **changes))

        assert answer.status_code == 422
        assert "En av kontaktene er ikke deres lenger." in answer.content.decode()
    assert ProfileChange.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"website": "ikke en adresse"}, "id_website"),
        ({"text_nb": "x" * 5001}, "id_text_nb"),
        ({"kontakt-1-name": "Uten adresse"}, "id_kontakt-1-email"),
        ({"kontakt-1-email": "uten@navn.example"}, "id_kontakt-1-name"),
        ({"kontakt-1-name": "A", "kontakt-1-email": "a@b.no", "kontakt-1-phone": "12"}, "id_kontakt-1-phone"),
        ({"logo": SimpleUploadedFile("logo.svg", b"<svg onload='alert(1)'/>")}, "id_logo"),
    ],
)
def test_what_is_wrong_is_said_with_a_link_to_its_field_and_what_was_typed_stays(client, kari, changes, said):
    address = open_session(kari)

    page = client.post(address, form_of(client.get(address), **{"text_en": "Behold dette.", **changes}))

    assert page.status_code == 422
    assert f'<a href="#{said}">' in page.content.decode()
    assert "Behold dette." in page.content.decode()
    assert ProfileChange.objects.count() == 0


@pytest.mark.django_db
def test_two_contacts_with_one_address_and_a_damaged_form_are_refused_in_words(client, kari):
    address = open_session(kari)
    twice = {"kontakt-1-name": "A", "kontakt-1-email": "KARI@fjord.example"}

    same = client.post(address, form_of(client.get(address), **twice))
    damaged = [
        client.post(address, form_of(client.get(address)) | {f"kontakt-{name}_FORMS": value})
        for name in ("TOTAL", "INITIAL")
        for value in ("", "x", "-1", "999999999999")
    ]
    empty = client.post(address, {})

    assert (same.status_code, empty.status_code) == (422, 422)
    assert "To av kontaktene har samme e-postadresse." in same.content.decode()
    assert {answer.status_code for answer in damaged} <= {200, 302, 422}
    assert ProfileChange.objects.filter(after__has_key="contact-new-4").count() == 0


@pytest.mark.django_db
def test_what_is_written_too_late_is_shown_so_that_it_can_be_copied(client, kari):
    address = open_session(kari)
    form = form_of(client.get(address), text_nb="Mine <b>ord</b>.")

    with time_machine.travel(timezone.now() + timedelta(hours=2, minutes=1), tick=False):
        answer = client.post(address, form)

    assert answer.status_code == 410
    assert "Mine &lt;b&gt;ord&lt;/b&gt;." in answer.content.decode()
    assert ProfileChange.objects.count() == 0


@pytest.mark.django_db
def test_the_right_to_edit_is_never_in_what_is_sent(client, kari):
    address = open_session(kari)
    rows = {"kontakt-1-name": "Ny", "kontakt-1-email": "ny@x.example", "kontakt-1-may_edit": "on", "name": "Kapret AS"}

    client.post(address, form_of(client.get(address), orgnr="974767880", **rows))

    change = ProfileChange.objects.get()
    change.approve(by=make_user(is_staff=True))
    assert set(change.after) == {"contact-new-1"}
    assert Contact.objects.get(email="ny@x.example").may_edit is False
    assert Organisation.objects.get().name == "Fjord AS"
