"""How a landlord gets a link: asked for with an address, renewed from one that is too old, and never told of others."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from premises.models import LandlordLink, NumberConfirmation
from tech_port.outbox.models import Mail
from tests.factories import make_building, make_confirmation_request, make_interest, make_landlord_link, make_unit
from tests.jobs import erased
from tests.links import leads_to, link_to
from tests.open_forms import sent_form
from tests.pages_read import flat
from tests.threads import in_threads

pytestmark = pytest.mark.django_db

EMAIL = "utleie@gardeier.example"


@pytest.fixture(autouse=True)
def building():
    return make_building(contact_email="Utleie@gardeier.example")


def ask(client, email=EMAIL):
    return client.post("/lokaler/utleier/", sent_form(email=email))


def old_link(**values):
    return make_landlord_link(**{"email": EMAIL, "sent_at": timezone.now() - timedelta(days=30), **values})


def renew(client, link):
    return client.post(link_to(link) + "ny-lenke/")


def test_a_landlord_asks_with_its_address_and_gets_a_link_that_opens_its_page(client):
    answer = ask(client)

    mail = Mail.objects.get()
    link = LandlordLink.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, "/lokaler/utleier/?sendt=1")
    assert "Er adressen kontakt for utleie av et bygg, er en lenke på vei dit." in flat(client.get(answer["Location"]))
    assert (mail.to, leads_to(mail.text), leads_to(mail.html)) == (EMAIL, link, link)


def test_an_address_that_is_nobodys_gets_the_same_answer_and_no_mail_and_is_not_stored(client):
    answers = [ask(client, email) for email in (EMAIL, "fremmed@andre.example")]

    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, "/lokaler/utleier/?sendt=1")}
    assert [mail.to for mail in Mail.objects.all()] == [EMAIL]
    assert sorted(LandlordLink.objects.values_list("email", flat=True)) == ["", EMAIL]


def test_known_and_unknown_addresses_cost_the_same_but_for_the_mail_itself(client, django_assert_num_queries):
    ask(client, "varm@opp.example")  # what is read once a process
    with django_assert_num_queries(8) as unknown:
        ask(client, "fremmed@andre.example")
    with django_assert_num_queries(9) as known:
        ask(client)

    assert len(known) - len(unknown) == 1


def test_a_link_opens_for_30_days_and_then_one_press_mails_a_new_one_to_the_same_address(client):
    link = old_link()

    with time_machine.travel(timezone.now() - timedelta(seconds=1), tick=False):
        in_time = client.get(link_to(link))
    late = client.get(link_to(link))
    answer = renew(client, link)

    (mail,) = Mail.objects.all()
    assert (in_time.status_code, late.status_code) == (200, 410)
    assert f'action="{link_to(link)}ny-lenke/"' in flat(late)
    assert EMAIL not in flat(late)
    assert answer["Location"] == "/lokaler/utleier/?sendt=1"
    assert (mail.to, client.get(link_to(leads_to(mail.text))).status_code) == (EMAIL, 200)


def test_a_late_link_changes_nothing(client, building):
    unit = make_unit(building=building)
    link = old_link()

    answer = client.post(link_to(link), {f"{unit.pk}-seen": "2450;450;900;", "alt": "1"})

    assert answer.status_code == 410
    assert NumberConfirmation.objects.count() == 0


def test_looking_at_the_way_to_a_new_link_mails_nothing(client):
    link = old_link()

    answers = [client.get(link_to(link) + rest).status_code for rest in ("", "ny-lenke/")]

    assert answers == [410, 405]
    assert Mail.objects.count() == 0


def test_who_is_no_contact_any_more_gets_no_new_link_and_the_same_answer(client, building):
    link = old_link()
    building.contact_email = "ny@gardeier.example"
    building.save()

    answer = renew(client, link)

    assert answer["Location"] == "/lokaler/utleier/?sendt=1"
    assert Mail.objects.count() == 0


def test_a_mailbox_gets_one_link_a_minute_however_it_is_asked_for(client, settings):
    settings.FORMS_AN_HOUR_PER_EMAIL = 2
    link, now, sent = old_link(), timezone.now(), []

    for seconds, again in ((0, ask), (59, ask), (61, lambda client: renew(client, link)), (200, ask)):
        with time_machine.travel(now + timedelta(seconds=seconds), tick=False):
            again(client)
            sent.append(Mail.objects.count())

    assert sent == [1, 1, 2, 2]


@pytest.mark.django_db(transaction=True)
def test_a_double_click_is_one_mail(client):
    link = old_link()

    answers = in_threads(2, lambda: renew(type(client)(), link).status_code)

    assert (answers, Mail.objects.count()) == ([302, 302], 1)


def test_a_sender_that_asks_without_end_is_told_to_wait(client, settings):
    settings.FORMS_AN_HOUR_PER_ADDRESS = 2

    answers = [ask(client, f"{name}@andre.example").status_code for name in "abc"]

    assert answers == [302, 302, 429]


def test_links_of_other_purposes_open_nothing_here(client):
    interest = make_interest()
    others = [interest.token, make_landlord_link(email=EMAIL).new_token("another"), "feil-lenke"]

    answers = [client.get(f"/lokaler/utleier/{token}/") for token in others]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert '<a class="button" href="/lokaler/utleier/">Be om en ny lenke</a>' in flat(answers[-1])


def test_links_are_kept_90_days_and_those_of_nobody_7(client):
    now = timezone.now()
    kept = [old_link(sent_at=now - timedelta(days=89)), old_link(email="", sent_at=now - timedelta(days=6))]
    gone = [old_link(sent_at=now - timedelta(days=91)), old_link(email="", sent_at=now - timedelta(days=8))]

    erased()

    assert sorted(LandlordLink.objects.values_list("pk", flat=True)) == sorted(link.pk for link in kept)
    assert [client.get(link_to(link)).status_code for link in gone] == [404, 404]


def test_the_question_about_units_opens_the_page_as_long(client):
    asked = make_confirmation_request(email=EMAIL, sent_at=timezone.now() - timedelta(days=30))

    answers = [client.get(link_to(asked)).status_code, renew(client, asked).status_code]

    assert answers == [410, 302]
    assert Mail.objects.get().to == EMAIL
