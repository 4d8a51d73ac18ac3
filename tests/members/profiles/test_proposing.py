"""A proposal from a member: only what is new is kept, one waits at a time, and nothing public changes."""

import pytest
from django.test import Client

from members.models import Contact, Organisation, ProfileChange, ProfileLink
from members.profiles import values as profile_values
from tech_port.outbox.models import Mail
from tests.factories import (
    make_contact,
    make_organisation,
    make_profile_change,
)
from tests.members.profiles.editing import form_of, open_session, review, upload
from tests.threads import in_threads


@pytest.mark.django_db
def test_the_form_begins_with_what_the_page_says_and_with_no_contact_that_is_hidden(client, member, kari):
    make_contact(organisation=member, name="Vist Person", email="vist@fjord.example", is_public=True)
    make_contact(organisation=member, name="Skjult Person", email="skjult@fjord.example")

    page = client.get(open_session(kari))

    html = page.content.decode()
    for said in ("Fjord AS", "Vi lager roboter i Trondheim.", "We make robots.", "Kari@fjord.example", "Vist Person"):
        assert said in html
    assert "Skjult" not in html
    assert "skjult@" not in html
    assert len(page.context["form"].contacts.forms) == 3


@pytest.mark.django_db
def test_what_is_sent_waits_with_only_what_is_new_and_nothing_public_changes(client, member, kari, settings):
    address = open_session(kari)
    public = client.get("/medlemmer/fjord/").content
    stored = profile_values.read(member)
    page = client.get(address)

    answer = client.post(
        address,
        form_of(page, text_nb="Vi lager mange roboter.\r\n\r\nI Trondheim.", logo=upload()),
    )

    change, link = ProfileChange.objects.get(), ProfileLink.objects.get()
    receipt, notice = Mail.objects.order_by("pk")
    member.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, address)
    assert (change.organisation, change.contact, change.status, change.language) == (member, kari, "proposed", "nb")
    assert change.before == {"text_nb": "Vi lager roboter i Trondheim.", "logo": ""}
    assert change.after == {
        "text_nb": "Vi lager mange roboter.\n\nI Trondheim.",
        "logo": change.logo.file.name,
    }
    assert link.sent_at is not None
    assert profile_values.read(member) == stored
    assert client.get("/medlemmer/fjord/").content == public
    assert receipt.to == kari.email
    assert "- Tekst på norsk\n- Logo\n" in receipt.text
    assert (notice.to, notice.subject) == (settings.STAFF_EMAILS[0], "Et medlem vil endre siden sin")
    assert review(change) in notice.text
    for personal in ("Kari", "Fjord", "roboter"):
        assert personal not in notice.subject + notice.text + notice.html


@pytest.mark.django_db
def test_after_sending_the_same_address_is_a_receipt_and_sends_nothing_more(client, kari):
    address = open_session(kari)
    form = form_of(client.get(address), website="https://ny.example/")

    pages = [client.post(address, form, follow=True) for _number in range(2)]

    assert ["Takk, forslaget er sendt" in page.content.decode() for page in pages] == [True, True]
    assert (ProfileChange.objects.count(), Mail.objects.filter(to=kari.email).count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_sends_one_proposal():
    contact = make_contact()
    address = open_session(contact)
    form = form_of(Client().get(address), website="https://ny.example/")

    answers = in_threads(6, lambda: Client().post(address, form).status_code)

    assert answers == [302] * 6
    assert (ProfileChange.objects.count(), Mail.objects.filter(to=contact.email).count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_contacts_who_send_at_once_leave_one_proposal_that_waits():
    member = make_organisation()
    addresses = [open_session(make_contact(organisation=member), token=word) for word in ("a", "b", "c", "d")]
    form = form_of(Client().get(addresses[0]), website="https://ny.example/")
    forms = [form_of(Client().get(one), website=f"https://{one[-2]}.example/") for one in addresses]
    assert form.keys() == forms[1].keys()

    pairs = list(zip(addresses, forms, strict=True))
    answers = in_threads(4, lambda: Client().post(*pairs.pop()).status_code)

    assert answers == [302] * 4
    assert sorted(ProfileChange.objects.values_list("status", flat=True)) == ["proposed", *["replaced"] * 3]


@pytest.mark.django_db
def test_sending_what_is_there_already_says_so_and_stores_nothing(client, kari):
    address = open_session(kari)

    page = client.post(address, form_of(client.get(address)))

    assert page.status_code == 200
    assert "Ingenting er endret, så ingenting er sendt." in page.content.decode()
    assert (ProfileChange.objects.count(), Mail.objects.count()) == (0, 0)
    assert ProfileLink.objects.get().sent_at is None


@pytest.mark.django_db
def test_line_ends_alone_are_no_change(client, member, kari):
    Organisation.objects.update(text_nb="Første linje.\r\n\r\nAndre linje.\r\n")
    address = open_session(kari)

    page = client.post(address, form_of(client.get(address), text_nb="Første linje.\r\n\r\nAndre linje."))

    assert page.context["is_unchanged"] is True


@pytest.mark.django_db
@pytest.mark.parametrize("phone", ["73 55 51 55", "+47 73555155", ""])
def test_another_way_to_write_the_same_number_is_no_change(client, kari, phone):
    Contact.objects.update(phone=phone)
    address = open_session(kari)

    page = client.post(address, form_of(client.get(address)))

    assert page.context["is_unchanged"] is True


@pytest.mark.django_db
def test_a_new_proposal_begins_with_the_one_that_waits_and_takes_its_place(client, member, kari):
    first = open_session(kari, token="en")
    client.post(first, form_of(client.get(first), text_nb="Forslag en.", logo=upload(width=50)))
    waiting = ProfileChange.objects.get()
    second = open_session(kari, token="to")

    page = client.get(second)
    client.post(second, form_of(page, website="https://ny.example/"))

    waiting.refresh_from_db()
    change = ProfileChange.objects.waiting().get()
    assert "som venter på staben" in page.content.decode()
    assert waiting.logo.url in page.content.decode()
    assert (waiting.status, waiting.decided_at is not None) == ("replaced", True)
    assert set(change.after) == {"text_nb", "website", "logo"}
    assert (change.after["text_nb"], change.before["text_nb"]) == ("Forslag en.", "Vi lager roboter i Trondheim.")
    assert (change.logo.width, change.logo == waiting.logo) == (50, True)


@pytest.mark.django_db
def test_sending_the_proposal_that_waits_once_more_changes_nothing(client, kari):
    first = open_session(kari, token="en")
    rows = {"kontakt-1-name": "Ny Person", "kontakt-1-email": "ny@fjord.example"}
    client.post(first, form_of(client.get(first), text_nb="Forslag.", logo=upload(), **rows))
    second = open_session(kari, token="to")

    page = client.post(second, form_of(client.get(second)))

    assert page.context["is_unchanged"] is True
    assert ProfileChange.objects.count() == 1


@pytest.mark.django_db
def test_writing_what_the_page_says_takes_the_proposal_back(client, member, kari):
    make_profile_change(organisation=member, before={"text_nb": member.text_nb}, after={"text_nb": "Forslag."})
    address = open_session(kari)

    page = client.post(address, form_of(client.get(address), text_nb=member.text_nb), follow=True)

    assert list(ProfileChange.objects.values_list("status", flat=True)) == ["replaced"]
    assert "Ingenting venter på svar" in page.content.decode()
