"""The staff's answer to a proposal: once, of what was looked at, by those who may."""

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from members.models import Contact, Organisation, ProfileChange
from members.profiles import values as profile_values
from tech_port.outbox.models import Mail
from tests.factories import (
    make_contact,
    make_picture,
    make_profile_change,
    make_user,
)
from tests.members.profiles.editing import decide, form_of, open_session, review, upload
from tests.pages_read import elements, messages
from tests.threads import in_threads


@pytest.mark.django_db
def test_approving_shows_everything_and_tells_the_contact(staff, client, member, kari):
    address = open_session(kari)
    client.post(address, form_of(client.get(address), text_nb="Ny tekst.", website="", logo=upload(width=60)))
    Mail.objects.all().delete()
    change = ProfileChange.objects.get()

    done = decide(staff, change, "_approve", answer="Fint!")

    change.refresh_from_db()
    member.refresh_from_db()
    mail = Mail.objects.get()
    assert messages(done) == ["Lagret. Medlemmet får e-post."]
    assert (change.status, change.decided_by.username) == ("approved", "stab")
    assert (member.text_nb, member.website, member.logo.width) == ("Ny tekst.", "", 60)
    assert (default_storage.exists(member.logo.file.name), change.logo) == (True, None)
    assert (mail.to, mail.subject) == (kari.email, "Siden til Fjord AS er endret")
    assert "- Tekst på norsk\n- Nettsted\n- Logo\n" in mail.text
    assert "/medlemmer/fjord/\n" in mail.text
    assert "Fint!" in mail.text
    assert "ikke tatt inn" not in mail.text
    assert "Ny tekst." in client.get("/medlemmer/fjord/").content.decode()


@pytest.mark.django_db
def test_only_what_is_ticked_is_taken_in_and_the_mail_tells_of_both(staff, member, kari):
    change = make_profile_change(
        organisation=member,
        contact=kari,
        language="en",
        before={"text_nb": member.text_nb, "website": member.website},
        after={"text_nb": "Kjøp nå!", "website": "https://ny.example/"},
    )

    decide(staff, change, "_approve", keys=["website"])

    member.refresh_from_db()
    mail = Mail.objects.get()
    assert (member.website, member.text_nb) == ("https://ny.example/", "Vi lager roboter i Trondheim.")
    assert mail.subject == "The page about Fjord AS has been changed"
    taken, left = mail.text.split("This has not been taken in:")
    assert ("- Website" in taken, "- Text in Norwegian" in left, "- Website" in left) == (True, True, False)


@pytest.mark.django_db
def test_approving_nothing_is_asked_again(staff, member):
    change = make_profile_change(organisation=member)

    page = decide(staff, change, "_approve", keys=[])

    change.refresh_from_db()
    assert page.context["form"].non_field_errors() == [
        "Kryss av for det som skal godkjennes, eller avslå hele forslaget."
    ]
    assert change.status == "proposed"


@pytest.mark.django_db
def test_rejecting_needs_its_reason_and_changes_nothing(staff, member, kari):
    change = make_profile_change(organisation=member, contact=kari)
    stored = profile_values.read(member)

    refused = decide(staff, change, "_reject")
    done = decide(staff, change, "_reject", answer="Dette er reklame.")

    change.refresh_from_db()
    member.refresh_from_db()
    mail = Mail.objects.get()
    assert refused.context["form"].errors == {"answer": ["Skriv hvorfor forslaget avslås."]}
    assert messages(done) == ["Lagret. Medlemmet får e-post."]
    assert (change.status, change.answer, profile_values.read(member)) == ("rejected", "Dette er reklame.", stored)
    assert mail.subject == "Forslaget til endring av siden til Fjord AS ble ikke tatt inn"
    assert "Dette er reklame." in mail.text
    assert "- Tekst på norsk" in mail.text.split("Dette er ikke tatt inn:")[1]


@pytest.mark.django_db
def test_contacts_are_written_and_the_right_to_edit_stays_where_it_was(staff, member, kari):
    shown = make_contact(organisation=member, email="vist@fjord.example", is_public=True, may_edit=False)
    value = profile_values.contact_value(kari)
    change = make_profile_change(
        organisation=member,
        before={},
        after={
            f"contact-{kari.pk}": None,
            f"contact-{shown.pk}": None,
            "contact-new-1": value | {"name": "Ny Person", "email": "ny@fjord.example", "is_public": True},
        },
    )
    Contact.objects.filter(pk=kari.pk).update(is_public=True)

    decide(staff, change, "_approve")

    assert list(member.contacts.values_list("name", "is_public", "may_edit")) == [
        ("Kari Nordmann", False, True),
        ("Ny Person", True, False),
    ]


@pytest.mark.django_db
def test_what_the_database_refuses_is_a_sentence_and_nothing_is_stored(staff, member, kari):
    other = make_contact(organisation=member, email="annen@fjord.example")
    value = profile_values.contact_value(other)
    change = make_profile_change(
        organisation=member,
        after={"text_nb": "Ny tekst.", f"contact-{other.pk}": value | {"email": "kari@FJORD.example"}},
    )

    page = decide(staff, change, "_approve")

    change.refresh_from_db()
    member.refresh_from_db()
    assert page.context["form"].non_field_errors() == ["Virksomheten har alt en kontakt med denne e-postadressen."]
    assert (change.status, member.text_nb) == ("proposed", "Vi lager roboter i Trondheim.")


@pytest.mark.django_db
def test_a_page_that_changes_while_staff_look_is_looked_at_again(staff, member):
    change = make_profile_change(organisation=member)
    seen = staff.get(review(change)).context["form"]["seen"].value()
    Organisation.objects.update(text_nb="Endret av en annen.")

    page = staff.post(review(change), {"keys": ["text_nb"], "seen": seen, "_approve": "1"})
    again = decide(staff, change, "_approve")

    change.refresh_from_db()
    assert page.context["form"].non_field_errors() == ["Siden er endret mens du så på forslaget. Se over en gang til."]
    assert messages(again) == ["Lagret. Medlemmet får e-post."]
    assert change.status == "approved"


@pytest.mark.django_db
def test_a_second_click_says_what_was_decided(staff, member, kari):
    change = make_profile_change(organisation=member, contact=kari)
    seen = staff.get(review(change)).context["form"]["seen"].value()
    form = {"keys": ["text_nb"], "seen": seen, "answer": "Nei", "_reject": "1"}

    answers = [staff.post(review(change), form, follow=True) for _number in range(2)]

    assert messages(answers[1])[-1] == "Forslaget er alt avgjort: avslått."
    assert Mail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_staff_at_once_decide_once():
    user, change = make_user(is_staff=True), make_profile_change(contact=make_contact())
    acts = [lambda own: own.approve(by=user), lambda own: own.reject(by=user, reason="Nei.")] * 3

    results = in_threads(6, lambda: acts.pop()(ProfileChange.objects.get(pk=change.pk)))

    assert sorted(results) == [False] * 5 + [True]
    assert Mail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_sending_and_approving_at_once_wait_for_each_other():
    contact, user = make_contact(), make_user(is_staff=True)
    change = make_profile_change(organisation=contact.organisation, contact=contact)
    address = open_session(contact)
    form = form_of(Client().get(address), website="https://ny.example/")
    acts = [lambda: Client().post(address, form).status_code, lambda: change.approve(by=user)]

    results = in_threads(2, lambda: acts.pop()())

    assert 302 in results
    assert [result for result in results if result not in (302, True, False)] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("permissions", "read", "decided"),
    [
        (["members.view_organisation"], 403, 403),
        (["members.view_profilechange"], 200, 403),
        (["members.view_profilechange", "members.change_profilechange"], 200, 403),
        (
            [
                "members.view_profilechange",
                "members.change_profilechange",
                "members.change_organisation",
                "members.change_contact",
            ],
            200,
            302,
        ),
    ],
)
def test_deciding_needs_its_rights(client, member, permissions, read, decided):
    change = make_profile_change(organisation=member)
    client.force_login(make_user(*permissions))

    page = client.get(review(change))
    answer = client.post(review(change), {"answer": "Nei", "seen": "x", "_reject": "1"})

    buttons = [field for field in elements(page, "input") if field.get("name") in {"_approve", "_reject"}]
    assert (page.status_code, answer.status_code, bool(buttons)) == (read, decided, decided == 302)


@pytest.mark.django_db
def test_a_logo_whose_file_is_gone_is_not_accepted_and_staff_are_told(staff):
    change = make_profile_change(after={"logo": "bilder/a.webp"}, logo=make_picture(file="bilder/a.webp"))

    page = decide(staff, change, "_approve")

    change.refresh_from_db()
    assert "Filen med den nye logoen er borte. Be om å få den en gang til." in page.content.decode()
    assert (change.status, change.organisation.logo) == ("proposed", None)
