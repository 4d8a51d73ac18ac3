"""A link to edit a profile: who gets it by e-mail, and what the page tells."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from members.models import ProfileLink
from tech_port.open_forms import tokens
from tech_port.outbox.models import Mail
from tests.factories import (
    make_contact,
    make_organisation,
)
from tests.members.profiles.editing import asked
from tests.threads import in_threads
from tests.traces import columns_with


@pytest.mark.django_db
def test_a_contact_who_may_edit_gets_a_link_whatever_its_letters(client, kari):
    answer = client.post("/medlemmer/fjord/rediger/", asked("KARI@FJORD.example"))

    link, mail = ProfileLink.objects.get(), Mail.objects.get()
    token = re.search(r"/medlemmer/profil/([\w-]{43})/\n", mail.text)[1]
    assert answer["Location"] == "/medlemmer/fjord/rediger/?sendt=1"
    assert (mail.to, mail.subject) == ("Kari@fjord.example", "Lenke til å redigere siden til Fjord AS")
    assert f'/medlemmer/profil/{token}/"' in mail.html
    assert (link.contact, link.token_hash) == (kari, tokens.hashed(token))
    assert link.expires_at - link.created_at == timedelta(minutes=15)
    assert [name for name in columns_with(token) if not name.startswith("outbox.Mail")] == []


@pytest.mark.django_db
def test_the_answer_is_the_same_for_every_address_and_only_the_editor_is_mailed(client, kari, member):
    make_contact(organisation=member, email="ser@fjord.example", may_edit=False)
    make_contact(email="annen@annen.example")
    addresses = ["kari@fjord.example", "ser@fjord.example", "annen@annen.example", "ukjent@fjord.example"]

    answers = [client.post("/medlemmer/fjord/rediger/", asked(email)) for email in addresses]
    pages = [client.get(answer["Location"]).content for answer in answers]

    assert {(answer.status_code, answer["Location"]) for answer in answers} == {
        (302, "/medlemmer/fjord/rediger/?sendt=1")
    }
    assert len(set(pages)) == 1
    assert [mail.to for mail in Mail.objects.all()] == [kari.email]
    assert list(ProfileLink.objects.order_by("pk").values_list("contact", flat=True)) == [kari.pk, None, None, None]


@pytest.mark.django_db
@pytest.mark.parametrize("email", ["kari@fjord.example", "ukjent@fjord.example"])
def test_a_sender_who_asks_too_often_waits_whoever_is_asked_for(client, kari, settings, email):
    settings.FORMS_AN_HOUR_PER_ADDRESS = 3

    statuses = [client.post("/medlemmer/fjord/rediger/", asked(email)).status_code for _number in range(5)]

    assert statuses == [302, 302, 302, 429, 429]


@pytest.mark.django_db
def test_a_mailbox_is_not_flooded_and_the_page_does_not_tell(client, kari, settings):
    settings.FORMS_AN_HOUR_PER_EMAIL = 2
    locations = set()

    start = timezone.now()
    for minutes in (0, 0.5, 2, 4, 6, 70):
        with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
            locations.add(client.post("/medlemmer/fjord/rediger/", asked(kari.email))["Location"])

    assert locations == {"/medlemmer/fjord/rediger/?sendt=1"}
    assert Mail.objects.count() == 3
    assert ProfileLink.objects.count() == 6


@pytest.mark.django_db(transaction=True)
def test_a_double_click_is_one_mail():
    contact = make_contact(organisation=make_organisation(slug="fjord"))
    form = asked(contact.email)

    answers = in_threads(6, lambda: Client().post("/medlemmer/fjord/rediger/", form).status_code)

    assert answers == [302] * 6
    assert Mail.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"email": "x"}, {"email": ""}, {"opened": ""}, {"nickname": "bot"}])
def test_a_bad_address_or_a_robot_is_asked_once_more(client, kari, change):
    answer = client.post("/medlemmer/fjord/rediger/", asked(kari.email) | change)

    assert answer.status_code == 422
    assert ProfileLink.objects.count() == 0


def test_an_organisation_that_is_not_has_no_page_to_ask_on(client, db):
    assert client.get("/medlemmer/finnes-ikke/rediger/").status_code == 404


@pytest.mark.django_db
def test_who_asks_in_english_is_mailed_and_edits_in_english(client, kari):
    client.post("/en/members/fjord/edit/", asked(kari.email))

    mail = Mail.objects.get()
    assert mail.subject == "Link to edit the page about Fjord AS"
    assert "/en/members/profile/" in mail.text
