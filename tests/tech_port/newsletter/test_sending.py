"""An issue is looked at, held, written once to each reader by whichever worker, and stopped when staff say so."""

import re
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.test import Client
from django.utils import timezone

from tech_port.newsletter import sending
from tech_port.newsletter.models import Issue, Subscription
from tech_port.outbox.models import Mail
from tech_port.outbox.worker import send_due
from tech_port.worker import to_many
from tests.factories import make_event, make_issue, make_key_point, make_part, make_person, make_subscription, make_user
from tests.jobs import run_job
from tests.looking import is_look, pressed
from tests.pages_read import filled, flat, messages
from tests.tech_port.newsletter.staff_pages import page_of
from tests.threads import in_threads

pytestmark = pytest.mark.django_db
HOLD = timedelta(minutes=5)


def an_issue(**values):
    """A draft of a point and a text, with its number."""
    speaker = make_person(name="Kari Nordmann")
    event = make_event(title_nb="Frokost", title_en="Breakfast", starts_at=timezone.now() - timedelta(days=3))
    issue = make_issue(title_nb="Nytt i gata", title_en="News in the street", **values)
    make_part(issue=issue, key_point=make_key_point(event=event, speaker=speaker))
    make_part(issue=issue)
    return issue


def held(issue, at=None):
    """Held by nobody in particular, and due now."""
    assert sending.hold(issue.pk, None, (at or timezone.now()) - HOLD)
    return issue


def readers(number, **values):
    return [make_subscription(email=f"leser{one}@x.example", **values) for one in range(number)]


def got():
    return sorted(Mail.objects.values_list("to", flat=True))


def look_at(staff, issue):
    form = {name: value for name, value in filled(staff.get(page_of(issue))).items() if name == "seen-version"}
    return Client.post(staff, page_of(issue, "send/"), form)


def test_from_look_to_mail_to_one_press_out_to_the_next_issue(staff, moment):
    make_subscription(email="kari@x.example")
    make_subscription(email="john@x.example", language="en")
    make_subscription(email="venter@x.example", confirmed_at=None)
    issue = an_issue()

    look = look_at(staff, issue)
    letters = [(one.mail.language, one.listed, one.total) for one in look.context["seen"].letters]
    before = Issue.objects.get().state
    done = staff.get(pressed(staff, page_of(issue, "send/"), look)["Location"])
    at_once = run_job("newsletter")
    moment.shift(HOLD)
    written = run_job("newsletter")
    list(send_due())

    assert letters == [("nb", ["kari@x.example"], 1), ("en", ["john@x.example"], 1)]
    assert before == "draft"
    assert messages(done)[0].startswith("Nyhetsbrevet går til 2 lesere kl. 12.05.")
    assert (at_once, written, Issue.objects.get().state) == (0, 2, "sent")
    mails = {one.to[0]: one for one in django_mail.outbox}
    assert [mails[to].subject for to in ("kari@x.example", "john@x.example")] == ["Nytt i gata", "News in the street"]
    assert "sagt av Kari Nordmann" in mails["kari@x.example"].body
    assert "said by Kari Nordmann" in mails["john@x.example"].body
    assert f"/en/newsletter/{issue.number}/" in mails["john@x.example"].alternatives[0][0]
    headers = mails["john@x.example"].message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    out = re.search(r"https?://[^/]+(/[^>]+)", headers["List-Unsubscribe"])[1]
    assert staff.post(out, {"List-Unsubscribe": "One-Click"}).status_code == 200

    held(an_issue(), timezone.now())
    run_job("newsletter")

    assert got().count("kari@x.example") == 2
    assert not Subscription.objects.filter(email="john@x.example").exists()
    assert "john@x.example" not in got()


def test_no_mail_tells_that_it_was_opened_or_what_was_read(settings):
    readers(1)
    held(an_issue())
    run_job("newsletter")

    ((html, _kind),) = Mail.objects.get().as_message().alternatives

    assert re.findall(r"<img|<link|url\(|background=|<script", html) == []
    assert {
        address for address in re.findall(r'href="([^"]+)"', html) if not address.startswith(settings.SITE_URL)
    } == set()


def test_what_is_held_can_be_stopped_and_is_a_draft_that_nobody_got(staff):
    readers(2)
    issue = an_issue()
    sending.hold(issue.pk, None, timezone.now())

    page = staff.post(page_of(issue, "stans/"), follow=True)

    assert messages(page) == ["Nyhetsbrevet er stanset. Ingen fikk det, og det er en kladd igjen."]
    assert (run_job("newsletter"), got()) == (0, [])
    assert (Issue.objects.get().state, Issue.objects.get().published_at) == ("draft", None)


def test_one_that_is_stopped_midway_goes_to_no_more_and_later_to_the_rest_alone(staff, monkeypatch):
    monkeypatch.setattr(to_many, "AT_ONCE", 2)
    people = readers(5)
    issue = held(an_issue())
    sending.write_some(issue.pk, timezone.now())
    staff.post(page_of(issue, "stans/"))
    runs = [run_job("newsletter")]
    stopped, at_stop = Issue.objects.get().state, got()
    make_subscription(email="etterpa@x.example", confirmed_at=timezone.now())
    held(issue)
    runs.append(run_job("newsletter"))

    assert (stopped, len(at_stop), runs) == ("stopped", 2, [0, 3])
    assert got() == [one.email for one in people]


@pytest.mark.django_db(transaction=True)
def test_two_workers_write_each_mail_once(monkeypatch):
    monkeypatch.setattr(to_many, "AT_ONCE", 2)
    people = readers(9)
    issue, now = held(an_issue()), timezone.now()

    def work():
        while Issue.objects.get().state != "sent":
            sending.write_some(issue.pk, now)

    in_threads(2, work)

    assert got() == sorted(one.email for one in people)
    assert (Issue.objects.get().written, Issue.objects.get().failed) == (9, 0)


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_in_the_middle_is_followed_by_another_that_goes_on(monkeypatch):
    monkeypatch.setattr(to_many, "AT_ONCE", 2)
    people, insert, calls = readers(5), to_many.insert, []
    held(an_issue())

    def die_at_the_second(mails):
        calls.append(mails)
        failed = insert(mails)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return failed

    monkeypatch.setattr(to_many, "insert", die_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        run_job("newsletter")
    killed = got()

    assert (len(killed), run_job("newsletter"), got()) == (2, 3, sorted(one.email for one in people))


def test_who_stops_while_it_is_written_gets_none_and_who_confirms_then_gets_the_next(monkeypatch):
    monkeypatch.setattr(to_many, "AT_ONCE", 2)
    people = readers(4)
    issue, now = held(an_issue()), timezone.now()
    sending.write_some(issue.pk, now)
    people[2].stop()
    make_subscription(email="ny@x.example", confirmed_at=timezone.now())

    run_job("newsletter")

    assert got() == ["leser0@x.example", "leser1@x.example", "leser3@x.example"]
    assert Issue.objects.get().written == 3


def test_one_whose_parts_are_all_withdrawn_meanwhile_is_a_draft_again():
    readers(1)
    part = make_part(event=make_event())
    held(part.issue)
    part.event.state = "draft"
    part.event.save()

    assert (run_job("newsletter"), got(), Issue.objects.get().state) == (0, [], "draft")


def test_a_mail_that_failed_is_sent_again_from_the_outbox(staff):
    readers(1)
    held(an_issue())
    run_job("newsletter")
    mail = Mail.objects.get()
    Mail.objects.update(state="failed")

    mail.refresh_from_db()
    mail.resend()
    list(send_due())

    assert [one.to for one in django_mail.outbox] == [["leser0@x.example"]]


def test_the_look_masks_addresses_for_who_may_not_read_them(client):
    readers(1)
    issue = an_issue()
    editor = make_user(username="redaktor", is_staff=True)
    editor.groups.set(editor.groups.model.objects.filter(name="Redaktør"))
    client.force_login(editor)

    look = look_at(client, issue)

    assert is_look(look)
    assert "leser0@x.example" not in flat(look)
    assert [(one.listed, one.total) for one in look.context["seen"].letters] == [(["l…@x…"], 1)]
    assert "sagt av Kari Nordmann" in flat(look)


def test_links_and_signs_of_markdown_leave_as_mail_programs_read_them(settings):
    readers(1)
    text = "Skriv til **[oss](/kontakt/)**, <b>gjerne</b> i dag."
    held(make_part(issue=make_issue(intro_nb=text), text_nb=text).issue)
    run_job("newsletter")

    mail = Mail.objects.get()

    assert mail.html.count(f'<a href="{settings.SITE_URL}/kontakt/"') == 2
    assert mail.text.count(f"Skriv til oss <{settings.SITE_URL}/kontakt/>, gjerne i dag.") == 2
