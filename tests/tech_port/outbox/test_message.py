"""A mail as a mail program gets it: its subject, its ids, its thread and the address that answers reach."""

import email.policy
from email import message_from_bytes

import pytest
from django.template.loader import render_to_string

from tech_port.outbox.look import with_sheets
from tech_port.outbox.message import domain
from tech_port.outbox.models import MAX_SUBJECT_LENGTH, Mail
from tests.factories import (
    make_alert,
    make_interest,
    make_join_request,
    make_mail,
    make_organisation,
    make_profile_change,
    make_unit,
)
from tests.jobs import run_job

ROBOTS = "Påmelding til frokostmøtet om sjøroboter, måleutstyr og æresbevisninger på Øya"


def sent(mail):
    """The mail as bytes on the wire, and as a mail program reads it."""
    raw = mail.as_message().message().as_bytes()
    return raw, message_from_bytes(raw, policy=email.policy.default)


@pytest.mark.django_db
@pytest.mark.parametrize("subject", ["Plain and short", ROBOTS, "Æ" * 150, "Ord " * 37])
@pytest.mark.parametrize("html", ["", "<p>Hei</p>"])
def test_a_subject_begins_on_its_own_line_and_is_read_as_it_was_written(subject, html):
    raw, message = sent(make_mail(subject=subject.strip(), html=html))

    (line,) = [line for line in raw.splitlines() if line.startswith(b"Subject:")]
    assert line != b"Subject:"
    assert len(line) > len(b"Subject: ")
    assert max(len(line) for line in raw.partition(b"\n\n")[0].splitlines()) <= 200
    assert message["Subject"] == subject.strip()


@pytest.mark.django_db
@pytest.mark.parametrize("site", ["https://havn.example", "https://www." + "svaert-langt-navn-" * 3 + "havn.example"])
@pytest.mark.parametrize("html", ["", "<p>Hei</p>"])
def test_every_header_stands_whole_on_the_line_of_its_name(settings, site, html):
    """In every mail of an alert, which alone has headers of its own, and in a thread of two."""
    settings.SITE_URL = site
    settings.DEFAULT_FROM_EMAIL = f'"Trondheim Tech Port, påmelding" <paamelding@{"langt-navn-" * 4}havn.example>'
    alert = make_alert(email=f"{'kari.' * 12}nordmann@{'langt-navn-' * 5}robotikk.example")
    make_unit()
    run_job("alerts")
    earlier = Mail.objects.get()
    later = make_mail(about=alert, to=alert.email, html=html, headers=earlier.headers)

    for mail in (earlier, later):
        raw, message = sent(mail)
        head = raw.partition(b"\n\n")[0].splitlines()
        assert [line for line in head if line.endswith(b":") or line.startswith((b" ", b"\t"))] == []
        assert max(len(line) for line in head) < 998
        assert message["List-Unsubscribe"] == earlier.headers["List-Unsubscribe"]
        assert message["To"] == alert.email
        assert message["From"] == settings.DEFAULT_FROM_EMAIL
    assert sent(later)[1]["In-Reply-To"] == sent(earlier)[1]["Message-ID"]


@pytest.mark.parametrize(
    ("site", "sender", "expected"),
    [
        ("https://www.trondheimtechport.no", "Port <post@havn.example>", "www.trondheimtechport.no"),
        ("http://127.0.0.1:8000", "Port <post@havn.example>", "havn.example"),
        ("http://localhost:8000", "post@havn.example", "havn.example"),
    ],
)
def test_message_ids_are_of_the_sites_own_domain_and_never_of_this_machine(settings, site, sender, expected):
    settings.SITE_URL, settings.DEFAULT_FROM_EMAIL = site, sender

    assert domain() == expected


@pytest.mark.django_db
def test_what_one_address_gets_about_one_record_is_one_thread(settings):
    settings.SITE_URL = "https://havn.example"
    interest, other = make_interest(), make_interest()
    for record in (interest, other, interest):
        record.mail_sender("receipt")
    interest.mail_staff("staff")
    first, _other, second, staff = Mail.objects.order_by("pk")

    threads = [(sent(mail)[1]["References"], sent(mail)[1]["In-Reply-To"]) for mail in (first, second, staff)]

    root, before = f"<interest-{interest.pk}@havn.example>", f"<{first.message_id}@havn.example>"
    assert threads == [(root, root), (f"{root} {before}", before), (root, root)]
    assert sent(make_mail())[1]["References"] is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("contact", "staff", "reply_to"),
    [
        ("kontakt@havn.example", ["stab@havn.example"], "kontakt@havn.example"),
        ("", ["stab@havn.example", "siri@havn.example"], "stab@havn.example"),
        ("", [], None),
    ],
)
def test_an_answer_reaches_the_association_and_no_single_colleague(settings, contact, staff, reply_to):
    settings.CONTACT_EMAIL, settings.STAFF_EMAILS = contact, staff

    assert sent(make_mail())[1]["Reply-To"] == reply_to


@pytest.mark.django_db
def test_a_name_that_is_longer_than_a_subject_is_cut_at_a_word_and_the_rest_of_the_subject_stands():
    name = "Stiftelsen " + "Sjøfartsmuseet " * 9
    change = make_profile_change(organisation=make_organisation(name=name.strip()))

    mail = Mail.objects.draft(
        "members/emails/profile_decided", "kari@robotikk.example", {"change": change, "taken": []}, language="nb"
    )

    cut = "Stiftelsen Sjøfartsmuseet Sjøfartsmuseet Sjøfartsmuseet Sjøfartsmuseet…"
    assert mail.subject == f"Forslaget til endring av siden til {cut} ble ikke tatt inn"


@pytest.mark.django_db
def test_a_subject_that_is_too_long_is_cut_at_a_word():
    context = {"subject_line": "Velkommen " * 30, "body": "", "interest": make_interest(), "token": "x"}

    mail = Mail.objects.draft("premises/emails/interest_reply", "kari@robotikk.example", context, language="nb")

    assert mail.subject == "Velkommen " * 14 + "Velkommen…"
    assert len(mail.subject) == MAX_SUBJECT_LENGTH


@pytest.mark.django_db
def test_the_mails_of_a_record_go_with_it_and_those_of_the_same_person_about_another_stay():
    old, new = [make_join_request(email="kari@robotikk.example", name=name) for name in ("Eldre AS", "Nyere AS")]
    for request in (old, new):
        request.acknowledge()

    old.delete()

    assert [mail.about for mail in Mail.objects.all()] == [new, new]
    assert Mail.objects.filter(to="kari@robotikk.example").get().state == "queued"


@pytest.mark.django_db
def test_a_mail_leaves_with_its_style_in_each_element_and_is_looked_at_by_the_same_sheet():
    page = render_to_string("outbox/mail.html", {"site_url": "https://port.example", "subject": "Hei"})

    _raw, message = sent(make_mail(html=page))

    html, shown = message.get_body("html").get_content(), with_sheets(page)
    assert ["<link" in page, "<link" in html, "var(" in html, shown.count("<link")] == [False, False, False, 2]
    assert '<a href="https://port.example" style="color: #a63a24;">https://port.example</a>' in html
    assert "margin: 0 0 16px" in html
