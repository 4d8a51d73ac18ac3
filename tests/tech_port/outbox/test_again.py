"""A mail that was given up is sent once more, to the address that was meant."""

import pytest

from tech_port.open_forms.models import Link
from tech_port.outbox.models import Mail
from tests.admin.records import address
from tests.factories import (
    make_contact,
    make_event,
    make_interest,
    make_mail,
    make_profile_change,
    make_registration,
    make_user,
)
from tests.looking import pressed
from tests.pages_read import filled

pytestmark = pytest.mark.django_db


def failed(about, **values):
    return make_mail(**{"about": about, "state": Mail.State.FAILED, "to": "per@gmial.com", **values})


def send(staff, mail, to):
    """The answer, once what leaves was looked at."""
    form = filled(staff.get(address("outbox.mail", mail.pk, "change")), to=to)
    page = f"/admin/outbox/mail/{mail.pk}/send-igjen/"
    look = staff.look(page, form)
    return pressed(staff, page, look) if "seen" in (look.context or {}) else look


def test_the_address_is_corrected_where_it_stands_and_the_mail_is_in_the_queue(staff):
    registration = make_registration(email="Per@gmial.com")
    mail = failed(registration)

    send(staff, mail, "per@gmail.com")

    mail.refresh_from_db()
    registration.refresh_from_db()
    assert (mail.to, mail.state, registration.email) == ("per@gmail.com", "queued", "per@gmail.com")


def test_an_address_that_its_record_may_not_have_is_refused_with_what_was_typed(staff):
    event = make_event()
    make_registration(event=event, email="per@gmail.com")
    mail = failed(make_registration(event=event, email="per@gmial.com"))

    answer = send(staff, mail, "per@gmail.com")

    assert answer.context["form"].errors == {"to": ["Denne adressen er alt påmeldt."]}
    assert answer.context["form"]["to"].value() == "per@gmail.com"
    assert Mail.objects.get().state == "failed"


@pytest.mark.parametrize(("arrived", "links", "mails"), [(False, 1, 1), (True, 1, 3)])
def test_links_of_a_tenant_that_arrived_at_a_wrong_address_are_good_for_nothing(staff, arrived, links, mails):
    interest = make_interest(email="per@gmial.com")
    before = Link.objects.issue(interest, "interest")
    mail = failed(interest, template="premises/emails/interest_reply")
    if arrived:
        make_mail(about=interest, to="per@gmial.com", state="sent")

    send(staff, mail, "per@gmail.com")

    is_good = Link.objects.with_secret(before, "interest").exists()
    assert (is_good, Mail.objects.filter(about_id=interest.pk).count()) == (not arrived, mails)


def test_a_mail_about_a_members_proposal_corrects_the_contact(staff):
    contact = make_contact()
    change = make_profile_change(organisation=contact.organisation, contact=contact)
    mail = failed(change, to=change.contact.email)

    send(staff, mail, "ny@medlem.example")

    change.contact.refresh_from_db()
    assert change.contact.email == "ny@medlem.example"


def test_who_may_not_correct_the_address_sends_it_to_that_alone(client):
    mail = failed(make_registration(email="per@gmial.com"), template="events/emails/registration_held")
    client.force_login(make_user("outbox.view_mail", "outbox.change_mail", "events.view_registration"))
    page = f"/admin/outbox/mail/{mail.pk}/send-igjen/"

    form = client.get(page).context["form"]

    assert (form.places, form.fields["to"].disabled) == ([], True)


def test_a_mail_that_was_sent_or_emptied_or_is_not_ones_to_read_has_no_such_form(client, staff):
    sent, emptied = make_mail(state="sent"), failed(make_interest(), text="", html="")
    unread = failed(make_interest(), template="premises/emails/interest_reply")
    pages = [f"/admin/outbox/mail/{mail.pk}/send-igjen/" for mail in (sent, emptied, unread)]
    answers = [staff.get(page).status_code for page in pages]
    client.force_login(make_user("outbox.view_mail", "outbox.change_mail", "events.view_registration"))

    assert (answers, client.get(pages[2]).status_code) == ([302, 302, 200], 403)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("events/emails/registration_confirmed", ["Arrangementet er avlyst. E-posten ble skrevet før det."]),
        ("events/emails/registration_called_off", []),
    ],
)
def test_a_mail_about_an_event_that_was_cancelled_meanwhile_says_so_on_its_page_and_in_the_look(staff, template, said):
    one = make_registration(event=make_event(state="cancelled"))
    mail = make_mail(state="failed", about=one, to=one.email, template=template)
    page = staff.get(address("outbox.mail", mail.pk, "change"))

    look = staff.look(f"/admin/outbox/mail/{mail.pk}/send-igjen/", filled(page, to=one.email))

    assert page.context["form"].overtaken == said
    assert [sentence in look.content.decode() for sentence in said] == [True] * len(said)
