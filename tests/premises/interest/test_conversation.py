"""An interest in the admin is a conversation; its address can be corrected, and its unit says who asked."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from premises.models import LettingNotice
from tech_port.outbox.models import Mail
from tests.factories import make_interest, make_interest_message, make_mail, make_unit
from tests.links import leads_to, link_to, tokens_in
from tests.looking import pressed
from tests.pages_read import elements, filled, flat, messages, text
from tests.premises.interest.staff_pages import page_of, steps_of

pytestmark = pytest.mark.django_db


def test_what_was_said_stands_first_and_in_the_order_in_which_it_was_said(staff, admin_user):
    sent = timezone.now() - timedelta(days=3)
    interest = make_interest(message="Vi ser etter et lyst kontor.", received_at=sent)
    given_up = make_mail(about=interest, state="failed")
    make_interest_message(interest=interest, body="Takk, det ser bra ut.", sender="tenant", at=sent + timedelta(days=2))
    make_interest_message(interest=interest, body="Vi har B3-601.", at=sent + timedelta(days=1), mail=given_up)
    interest.note_call(admin_user, sent + timedelta(hours=30))

    page = staff.get(page_of(interest))

    said = [(entry.body, entry.is_tenants, entry.is_lost) for entry in page.context["entries"]]
    headings = ["".join(heading.itertext()) for heading in elements(page, "h2")]
    assert said == [
        ("Vi ser etter et lyst kontor.", True, False),
        ("Vi har B3-601.", False, True),
        ("", False, False),
        ("Takk, det ser bra ut.", True, False),
    ]
    assert headings[1:3] == ["Samtalen", "Lokaler som kan passe"]
    assert "E-posten kom ikke fram." in text(page)


def test_an_answer_is_written_on_the_page_itself_and_looked_at_before_it_is_sent(staff):
    interest = make_interest()
    (form,) = [one for one in elements(staff.get(page_of(interest)), "form") if "svar/" in (one.get("action") or "")]
    fields = {one.get("name"): one.get("value") for one in form.iter("input") if one.get("name")}

    look = staff.look(form.get("action"), fields | {"body": "Velkommen på visning."})
    done = pressed(staff, form.get("action"), look, follow=True)

    assert "Velkommen på visning." in look.context["seen"].letters[0].text
    assert done.redirect_chain == [(page_of(interest), 302)]
    assert [entry.body for entry in done.context["entries"]][1:] == ["Velkommen på visning."]


def test_an_address_is_corrected_the_link_goes_there_and_the_old_links_lead_nowhere(staff, client):
    interest = make_interest(email="ola@leietaker.exmaple", email_confirmed_at=timezone.now())
    old = link_to(interest)

    done = staff.post(page_of(interest, "e-post/"), {"email": "ola@leietaker.example"}, follow=True)

    interest.refresh_from_db()
    mail = Mail.objects.get()
    assert messages(done) == ["E-postadressen er rettet, og lenken er sendt dit."]
    assert (interest.email, interest.email_confirmed_at) == ("ola@leietaker.example", None)
    assert (mail.to, leads_to(mail.text)) == (interest.email, interest)
    assert client.get(old).status_code == 404
    assert steps_of(interest) == [("new", "new", "", "stab")]
    assert "Rettet av oss</strong>: e-post" in flat(client.get(f"/lokaler/interesse/{tokens_in(mail.text)[0]}/"))


def test_the_log_of_a_corrected_address_has_no_address(staff):
    interest = make_interest(email="ola@leietaker.exmaple")

    staff.post(page_of(interest, "e-post/"), {"email": "kanarifugl@leietaker.example"})

    told = [*LogEntry.objects.values_list("object_repr", "change_message"), *steps_of(interest)]
    assert [line for line in map(str, told) if "@" in line or "kanarifugl" in line] == []
    assert LogEntry.objects.count() == 1


def test_the_link_is_sent_again_to_an_address_that_was_right(staff, client):
    interest = make_interest(email="ola@leietaker.example")
    old = link_to(interest)

    done = staff.post(page_of(interest, "e-post/"), {"email": "ola@leietaker.example"}, follow=True)

    assert messages(done) == ["Lenken er sendt på nytt."]
    assert leads_to(Mail.objects.get().text) == interest
    assert (client.get(old).status_code, steps_of(interest)) == (200, [])


def test_a_unit_says_who_asked_open_ones_first_and_who_was_told(staff):
    unit = make_unit()
    closed = make_interest(units=[unit], organisation_name="Ærø AS", reference="TTP-AAAAAA", status="withdrawn")
    asked = make_interest(units=[unit], organisation_name="Bølge AS", reference="TTP-BBBBBB")
    make_interest(units=[make_unit()], organisation_name="Annen AS")
    LettingNotice.objects.let([unit]).lines.update(told_at=timezone.now())

    page = staff.get(f"/admin/premises/unit/{unit.pk}/change/")

    links = [link.get("href") for link in elements(page, "a") if "/premises/interest/" in (link.get("href") or "")]
    assert [link for link in links if link.endswith("/change/")] == [page_of(asked), page_of(closed)]
    assert "TTP-BBBBBB</a>, Bølge AS: ny, fikk beskjed" in text(page)
    assert "Annen AS" not in text(page)


def test_saving_a_units_page_with_what_was_asked_changes_nothing(staff):
    unit = make_unit()
    make_interest(units=[unit])
    page = f"/admin/premises/unit/{unit.pk}/change/"

    saved = staff.post(page, filled(staff.get(page)), follow=True)

    unit.refresh_from_db()
    assert unit.is_offered is True
    assert "Ingenting er endret" in messages(saved)[0]
