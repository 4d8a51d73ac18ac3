"""Answers to tenants: from a template, looked at to the letter, sent once."""

import pytest
from django.test import Client

from premises.interest.replies import fill
from premises.models import InterestMessage
from tech_port.outbox.models import Mail
from tests.factories import (
    make_building,
    make_interest,
    make_reply_template,
    make_unit,
    make_user,
)
from tests.links import link_to, tokens_in
from tests.looking import pressed, sent
from tests.pages_read import messages, text
from tests.premises.interest.staff_pages import answer, page_of, steps_of
from tests.threads import in_threads


@pytest.mark.parametrize(
    ("template", "filled_in"),
    [
        ("Hei, {name}. {reference}", "Hei, {reference} {staff}. TTP-ABC"),
        ("{units} {ukjent} {} {name.__class__} {{staff}}", "B3-601 {ukjent} {} {name.__class__} {Siri}"),
    ],
)
def test_placeholders_are_filled_once_and_nothing_else_is_read(template, filled_in):
    values = {"name": "{reference} {staff}", "reference": "TTP-ABC", "units": "B3-601", "staff": "Siri"}

    assert fill(template, values) == filled_in


@pytest.mark.parametrize(("language", "greeting"), [("nb", "Hei, Ola Nordmann"), ("en", "Hello, Ola Nordmann")])
def test_an_answer_begins_with_a_template_in_the_tenants_language(staff, language, greeting):
    unit = make_unit(name="B3-601", building=make_building(name_nb="Trinn 3", name_en="Stage 3"))
    interest = make_interest(language=language, units=[unit])
    template = make_reply_template(
        body_nb="Hei, {name}: {units}, {reference}. {staff}", body_en="Hello, {name}: {units}, {reference}. {staff}"
    )

    form = staff.get(page_of(interest, "svar/"), {"mal": template.pk}).context["form"]

    building = "Stage 3" if language == "en" else "Trinn 3"
    assert form.initial["body"] == f"{greeting}: B3-601 ({building}), {interest.reference}. Siri Stab"
    assert form.initial["subject"] == (
        f"About {interest.reference}" if language == "en" else f"Om {interest.reference}"
    )


@pytest.mark.parametrize("number", ["x", "-1", "9" * 30, "²"])
def test_a_strange_template_begins_an_empty_answer(staff, number):
    page = staff.get(page_of(make_interest(), "svar/"), {"mal": number})

    assert page.status_code == 200
    assert "body" not in page.context["form"].initial


def test_the_look_is_the_mail_to_the_letter_and_sends_nothing(staff):
    interest = make_interest()

    look = staff.look(page_of(interest, "svar/"), answer())
    nothing_yet = (InterestMessage.objects.count(), Mail.objects.count())
    pressed(staff, page_of(interest, "svar/"), look)

    mail = Mail.objects.get()
    (token,) = tokens_in(mail.text)
    assert nothing_yet == (0, 0)
    (shown,) = look.context["seen"].letters
    assert shown.text == mail.text.replace(token, "…").rstrip()
    assert (shown.mail.subject, shown.addresses) == (mail.subject, [mail.to])
    assert "Hei, &lt;Ola&gt;!" in look.content.decode()
    assert token in mail.text
    assert token not in look.content.decode()


def test_an_answer_is_a_message_and_a_mail_and_the_interest_is_contacted(staff):
    interest = make_interest()

    done = staff.post(page_of(interest, "svar/"), answer(), follow=True)

    interest.refresh_from_db()
    message, mail = InterestMessage.objects.get(), Mail.objects.get()
    assert done.redirect_chain == [(page_of(interest), 302)]
    assert messages(done) == ["Svaret er lagt i køen og står i tråden."]
    assert (message.sender, message.by.username, message.subject, message.mail) == ("staff", "stab", "Om lokalet", mail)
    assert (mail.to, mail.subject, mail.about) == ("ola@leietaker.example", "Om lokalet", interest)
    assert "Hei, <Ola>!" in mail.text
    assert "Hei, &lt;Ola&gt;!" in mail.html
    assert interest.reference in mail.text
    assert (interest.status, interest.answered_at is not None) == ("contacted", True)
    assert steps_of(interest) == [("new", "contacted", "", "stab")]
    assert "Velkommen." in text(done)
    assert "Velkommen." in Client().get(link_to(interest)).content.decode()


@pytest.mark.parametrize("status", ["viewing", "signed", "withdrawn"])
def test_an_answer_later_changes_no_status(staff, status):
    interest = make_interest(status=status)

    staff.post(page_of(interest, "svar/"), answer())

    interest.refresh_from_db()
    assert (interest.status, interest.steps.count(), Mail.objects.count()) == (status, 0, 1)


def test_an_answer_without_its_subject_is_refused_and_can_be_edited_again(staff):
    interest = make_interest()
    form = answer(body="Behold dette")

    refused = staff.post(page_of(interest, "svar/"), form | {"subject": ""})
    edited = staff.post(page_of(interest, "svar/"), form | {"_back": "1"})

    assert refused.context["form"].errors == {"subject": ["Skriv emne."]}
    assert edited.context["form"].errors == {}
    assert "Behold dette" in text(refused)
    assert "Behold dette" in text(edited)
    assert Mail.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_double_click_sends_once():
    interest, user, form = make_interest(), make_user(is_staff=True, is_superuser=True), answer()
    browsers = [Client() for _click in range(6)]
    for browser in browsers:
        browser.force_login(user)

    answers = in_threads(6, lambda: sent(browsers.pop(), page_of(interest, "svar/"), form).status_code)

    interest.refresh_from_db()
    assert answers == [302] * 6
    assert (InterestMessage.objects.count(), Mail.objects.count(), interest.steps.count()) == (1, 1, 1)
