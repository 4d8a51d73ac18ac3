"""The link of an edit: opened once by a button, for two hours."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from members.models import Contact, ProfileLink
from tech_port.open_forms import tokens
from tests.factories import (
    make_contact,
    make_profile_link,
)
from tests.members.profiles.editing import open_session
from tests.threads import in_threads
from tests.traces import columns_with


@pytest.mark.django_db
def test_looking_at_the_link_opens_nothing_and_the_button_opens_it_for_two_hours(client, kari):
    link = make_profile_link(contact=kari, token="hemmelig")

    looked = [client.get("/medlemmer/profil/hemmelig/") for _number in range(3)]
    opened_by_looking = ProfileLink.objects.get().opened_at
    answer = client.post("/medlemmer/profil/hemmelig/")

    link.refresh_from_db()
    session = answer["Location"].removeprefix("/medlemmer/profil/rediger/").rstrip("/")
    assert [page.status_code for page in looked] == [200] * 3
    assert (looked[0]["Cache-Control"], looked[0]["Referrer-Policy"]) == ("no-store", "same-origin")
    assert opened_by_looking is None
    assert link.session_hash == tokens.hashed(session)
    assert link.session_ends_at - link.opened_at == timedelta(hours=2)
    assert (session in columns_with(session), columns_with(session)) == (False, {})
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.django_db
def test_a_link_that_is_used_or_too_old_says_so_and_leads_to_a_new_one(client, kari):
    make_profile_link(contact=kari, token="gammel")
    make_profile_link(contact=kari, token="brukt")
    first = client.post("/medlemmer/profil/brukt/")

    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        pages = [ask(f"/medlemmer/profil/{word}/") for word in ("gammel", "brukt") for ask in (client.get, client.post)]

    assert first.status_code == 302
    assert [page.status_code for page in pages] == [410] * 4
    for page in pages:
        assert "<h1>Lenken virker ikke lenger</h1>" in page.content.decode()
        assert 'href="/medlemmer/fjord/rediger/"' in page.content.decode()
    assert ProfileLink.objects.exclude(opened_at=None).count() == 1


@pytest.mark.django_db
def test_a_link_that_never_was_says_the_same_and_leads_to_the_members(client, kari):
    make_profile_link(contact=None, token="fremmed")

    pages = [client.get(f"/medlemmer/profil/{word}/") for word in ("finnes-ikke", "rediger/finnes-ikke", "fremmed")]

    assert [page.status_code for page in pages] == [404] * 3
    assert ["Lenken virker ikke lenger" in page.content.decode() for page in pages] == [True] * 3


@pytest.mark.django_db
def test_who_may_not_edit_any_more_is_stopped_at_every_step(client, kari):
    address = open_session(kari)
    make_profile_link(contact=kari, token="lenke")
    Contact.objects.update(may_edit=False)

    statuses = [client.get("/medlemmer/profil/lenke/").status_code, client.get(address).status_code]

    assert statuses == [410, 410]


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_open_one_editing():
    make_profile_link(contact=make_contact(), token="hemmelig")

    answers = in_threads(8, lambda: Client().post("/medlemmer/profil/hemmelig/"))

    assert {answer.status_code for answer in answers} == {302}
    assert len({answer["Location"] for answer in answers}) == 1
    assert ProfileLink.objects.exclude(opened_at=None).count() == 1


@pytest.mark.django_db
def test_a_second_press_after_the_double_click_opens_nothing(client, kari):
    make_profile_link(contact=kari, token="hemmelig")
    client.post("/medlemmer/profil/hemmelig/")

    with time_machine.travel(timezone.now() + timedelta(seconds=11), tick=False):
        again = client.post("/medlemmer/profil/hemmelig/")

    assert again.status_code == 410
