"""Saying no goes through a reply: to one or many, seen mail by mail, and sent once."""

import pytest

from premises.models import Interest, InterestMessage
from tech_port.outbox.models import Mail
from tests.factories import make_interest, make_reply_template, make_unit
from tests.links import tokens_in
from tests.looking import pressed
from tests.pages_read import elements, filled, messages, text
from tests.premises.interest.staff_pages import page_of, steps_of

LIST = "/admin/premises/interest/"


def chosen(*interests):
    return {"action": "decline_many", "_selected_action": [interest.pk for interest in interests]}


def written(page, **changes):
    """What a browser sends of the page for saying no."""
    texts = {"subject_nb": "Om {reference}", "body_nb": "Hei, {name}. Nei til {units}. {staff}"}
    return {"submission": str(page.context["form"]["submission"].value())} | texts | changes


def test_nothing_is_sent_before_each_mail_has_been_seen(staff):
    unit = make_unit(name="B3-601")
    first = make_interest(contact_name="Kari <Ås>", email="kari@en.example", units=[unit])
    second = make_interest(contact_name="John", email="john@to.example", language="en")
    page = staff.post(LIST, chosen(first, second))
    form = chosen(first, second) | written(page, subject_en="About {reference}", body_en="Hello, {name}. No.")

    look = staff.look(LIST, form)
    nothing_yet = (Mail.objects.count(), InterestMessage.objects.count(), Interest.objects.open().count())
    done = pressed(staff, LIST, look, follow=True)

    assert nothing_yet == (0, 0, 2)
    letters = look.context["seen"].letters
    assert [(one.addresses, one.mail.subject) for one in letters] == [
        (["kari@en.example"], f"Om {first.reference}"),
        (["john@to.example"], f"About {second.reference}"),
    ]
    assert f"Hei, Kari <Ås>. Nei til B3-601 ({unit.building.name}). Siri Stab" in text(look)
    assert messages(done) == ["2 avslag er lagt i køen."]
    mails = list(Mail.objects.order_by("to"))
    assert [(mail.to, mail.subject, mail.about) for mail in mails] == [
        ("john@to.example", f"About {second.reference}", second),
        ("kari@en.example", f"Om {first.reference}", first),
    ]
    shown = {one.addresses[0]: one.text for one in letters}
    assert {mail.to: mail.text.replace(tokens_in(mail.text)[0], "…").rstrip() for mail in mails} == shown
    for interest in (first, second):
        interest.refresh_from_db()
        assert (interest.status, interest.answered_at) == ("declined", interest.messages.get().at)
        assert steps_of(interest) == [("new", "declined", "", "stab")]


def test_a_double_click_says_no_once(staff):
    interest = make_interest()
    form = written(staff.get(page_of(interest, "avsla/")))

    for _click in range(2):
        done = staff.post(page_of(interest, "avsla/"), form, follow=True)

    assert done.redirect_chain == [(page_of(interest), 302)]
    assert messages(done)[-1] == "Ingen av disse er åpne."
    assert (Mail.objects.count(), interest.messages.count()) == (1, 1)


def test_who_withdrew_between_preview_and_sending_gets_no_mail(staff):
    stays, leaves = make_interest(), make_interest()
    form = chosen(stays, leaves) | written(staff.post(LIST, chosen(stays, leaves)))
    leaves.withdraw()
    Mail.objects.all().delete()

    done = staff.post(LIST, form, follow=True)

    leaves.refresh_from_db()
    assert messages(done) == ["1 avslag er lagt i køen."]
    assert [mail.about for mail in Mail.objects.all()] == [stays]
    assert leaves.status == "withdrawn"


@pytest.mark.django_db
def test_an_answer_that_closes_is_not_sent_to_who_is_closed_already(admin_user):
    interest = make_interest(status="withdrawn")

    sent = InterestMessage.objects.from_staff(
        interest, "Nei", "Nei", interest.submission, admin_user, status="declined"
    )

    interest.refresh_from_db()
    assert (sent, interest.status, Mail.objects.count()) == (False, "withdrawn", 0)


def test_the_text_begins_with_a_template_and_what_it_leaves_open_is_filled_in(staff):
    interest = make_interest()
    template = make_reply_template(subject_nb="Nei ({reference})", body_nb="Hei, {name}. [hvorfor]")

    begun = staff.post(page_of(interest, "avsla/"), {"mal": template.pk}).context["form"]
    refused = staff.post(
        page_of(interest, "avsla/"),
        {"submission": str(begun["submission"].value())}
        | {name: begun[name].value() for name in ("subject_nb", "body_nb")},
    )

    assert [begun[name].value() for name in ("subject_nb", "body_nb")] == [
        "Nei ({reference})",
        "Hei, {name}. [hvorfor]",
    ]
    assert refused.context["form"].errors == {"body_nb": ["Fyll inn det som står i klammer: [hvorfor]"]}
    assert Mail.objects.count() == 0


def test_a_placeholder_that_nothing_stands_for_is_not_sent(staff):
    interest = make_interest()
    page = staff.get(page_of(interest, "avsla/"))

    refused = staff.post(page_of(interest, "avsla/"), written(page, body_nb="Hei, {navn}."))

    assert refused.context["form"].errors == {"body_nb": ["Fyll inn det som står i klammer: {navn}"]}
    assert Mail.objects.count() == 0


def test_more_than_can_be_looked_over_are_not_declined_at_once(staff, monkeypatch):
    monkeypatch.setattr("premises.admin.interest.declining.MAX_DECLINED", 1)

    done = staff.post(LIST, chosen(make_interest(), make_interest()), follow=True)

    assert messages(done) == ["Avslå høyst 1 om gangen, så du ser over hver e-post."]


def test_a_status_button_declines_nobody_and_loses_nobody_who_waits(staff):
    interest = make_interest()
    form = filled(staff.get(page_of(interest)))

    pages = [
        staff.post(page_of(interest), form | {"status": status, "lost_reason": "Valgte Sluppen"})
        for status in ("declined", "lost")
    ]

    interest.refresh_from_db()
    assert [page.context["adminform"].form.non_field_errors() for page in pages] == [
        ["Den som får nei, skal ha et svar. Bruk «Avslå …»."],
        ["Leietakeren er ikke besvart. Svar først, eller skriv ned telefonsamtalen."],
    ]
    assert interest.status == "new"


def test_the_list_offers_no_way_to_decline_without_a_reply(staff):
    make_interest()

    acts = [button.get("value") for button in elements(staff.get(LIST), "button") if button.get("name") == "action"]

    assert "decline_many" in acts
    assert "move_to_declined" not in acts
