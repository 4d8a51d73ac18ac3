"""Nothing that staff do leaves before they have seen what leaves."""

from contextlib import suppress

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from events.models import Event, MailBatch, Registration
from premises.models import LettingNotice
from tech_port.outbox.models import Mail
from tech_port.pictures.models import Picture
from tech_port.staff import leaving
from tests.admin import acts
from tests.events.event.staff_pages import page_of
from tests.events.signup.tended import an_event
from tests.factories import make_image, make_mail, make_registration, make_registrations, make_user
from tests.looking import form_of, is_look, pressed
from tests.pages_read import elements, filled, flat, inline_code, messages

PAST = {"login"}  # who signs in has done nothing yet


def left():
    """What has left, or waits to."""
    return (
        list(Mail.objects.order_by("pk").values_list("to", "template", "state")),
        list(MailBatch.objects.order_by("pk").values_list("kind", "state", "due_at")),
        list(LettingNotice.objects.order_by("pk").values_list("state", "due_at")),
        LogEntry.objects.count(),
    )


@pytest.mark.parametrize("act", acts.ACTS, ids=lambda act: act.__name__)
def test_each_act_is_looked_at_before_anything_leaves_and_then_is_done(staff, act):
    templates, can_be_quiet = acts.ACTS[act]
    address, form = act(staff)
    before = left()

    look = staff.look(address, form)
    between, seen = left(), look.context["seen"]
    done = pressed(staff, address, look)

    assert (between, is_look(done), inline_code(look)) == (before, False, [])
    assert [part.mail.template for sending in seen.sendings for part in sending.parts] == templates
    assert seen.can_be_quiet is can_be_quiet
    assert left() != before
    assert not LettingNotice.objects.filter(state="unseen").exists()


def test_every_mail_is_at_an_act_of_staff_or_sent_by_others_alone():
    folder = settings.BASE_DIR / "templates"
    again = acts.mail_sent_again  # that may be any
    known = {name for act, (templates, _quiet) in acts.ACTS.items() if act != again for name in templates}

    templates = {
        str(file.relative_to(folder)).removesuffix(".subject.txt") for file in folder.glob("*/emails/*.subject.txt")
    }

    assert known & acts.NOBODY_OF_STAFF == set()
    assert known | acts.NOBODY_OF_STAFF == templates


def test_every_page_of_the_admin_is_looked_at():
    patterns = next(one for one in get_resolver().url_patterns if getattr(one, "namespace", "") == "admin")
    waiting, past = list(patterns.url_patterns), set()
    while waiting:
        pattern = waiting.pop()
        waiting += getattr(pattern, "url_patterns", [])
        if (view := getattr(pattern, "callback", None)) and not is_wrapped(view):
            past.add(pattern.name)

    assert past == PAST


def is_wrapped(view):
    """Whether a view passes `site.admin_view`: by its own mark, or those of Django's own pages."""
    return any(hasattr(view, mark) for mark in ("is_looked_at", "model_admin", "admin_site"))


@pytest.fixture
def called_off(staff):
    """(an event with an English speaker among eleven, its page, the form that calls it off)."""
    event = an_event(capacity=None)
    make_registrations(event, 12)
    make_registration(event=event, language="en", email="john@x.example")
    return event, page_of(event), filled(staff.get(page_of(event)), state="cancelled")


def test_the_look_says_who_gets_what_and_what_everybody_sees(staff, called_off):
    event, page, form = called_off

    look = staff.look(page, form)

    seen, words = look.context["seen"], flat(look)
    assert [(one.mail.language, one.total, len(one.listed), one.more) for one in seen.letters] == [
        ("nb", 12, 10, "2"),
        ("en", 1, 1, ""),
    ]
    assert ["Avlyst: " in seen.letters[0].mail.subject, "Cancelled: " in seen.letters[1].mail.subject] == [True, True]
    assert seen.public == [
        f"{event.title_nb} står som avlyst på {settings.SITE_URL}{event.get_absolute_url()}, i listene og i "
        "kalenderne som folk abonnerer på."
    ]
    assert "12 får denne e-posten" in words
    assert "00009@deltaker.example og 2 til" in words
    assert "Uten e-post får 13 ikke vite om det." in words
    assert [button.get("value") for button in elements(look, "input") if button.get("type") == "submit"][-3:] == [
        "Gjør det og send",
        "Gjør det uten å sende e-post",
        "Tilbake",
    ]


def test_back_is_the_form_with_all_that_was_typed_and_nothing_is_done(staff, called_off):
    _event, page, form = called_off
    look = staff.look(page, form | {"title_nb": "En annen tittel"})

    form_again = pressed(staff, page, look, "_back")
    bulk = staff.look(
        "/admin/events/registration/",
        listed := chosen_signups(),
        headers={"referer": "http://testserver/admin/events/registration/?q=x"},
    )
    list_again = pressed(staff, "/admin/events/registration/", bulk, "_back")

    assert (form_again.status_code, filled(form_again) | form) == (200, filled(form_again) | form)
    assert (filled(form_again)["title_nb"], filled(form_again)["state"]) == ("En annen tittel", ["cancelled"])
    assert (list_again.status_code, list_again["Location"]) == (302, "http://testserver/admin/events/registration/?q=x")
    assert Event.objects.get().state == "published"
    assert Registration.objects.filter(pk__in=listed["_selected_action"], status="confirmed").count() == 2
    assert messages(staff.get(page)) == []


def chosen_signups():
    keys = list(Registration.objects.values_list("pk", flat=True)[:2])
    return {"action": "cancel_chosen", "_selected_action": keys}


def test_without_mail_it_is_done_said_and_logged(staff, called_off):
    _event, page, form = called_off

    done = pressed(staff, page, staff.look(page, form), "_quietly", follow=True)

    assert messages(done) == ["Gjort uten å sende e-post. 13 får ikke vite om det."]
    assert (Event.objects.get().state, MailBatch.objects.get().state) == ("cancelled", "stopped")
    assert LogEntry.objects.latest("pk").get_change_message() == "Uten e-post: 13 fikk ikke vite om det."
    assert "13 påmeldte vet ikke om endringen." in flat(staff.get(page))


def test_who_is_offered_the_seat_of_another_is_told_in_any_case(staff):
    address, form = acts.signup_cancelled_on_its_page(staff)

    pressed(staff, address, staff.look(address, form), "_quietly")

    assert list(Mail.objects.values_list("template", flat=True)) == ["events/emails/registration_offered"]


def test_what_has_changed_meanwhile_is_shown_again(staff, called_off):
    event, page, form = called_off
    look = staff.look(page, form)
    make_registration(event=event)

    again = pressed(staff, page, look)
    done = pressed(staff, page, again)

    assert "Noe er endret siden du så over. Ingenting er gjort." in flat(again)
    assert [one.total for one in again.context["seen"].letters] == [13, 1]
    assert (is_look(done), Event.objects.get().state) == (False, "cancelled")


def test_who_may_not_see_the_participants_sees_how_many_and_none_of_their_names(client, called_off):
    _event, page, form = called_off
    client.force_login(make_user("events.view_event", "events.change_event"))

    look = client.look(page, form)

    assert [one.total for one in look.context["seen"].letters] == [12, 1]
    assert "0…@d…, 0…@d…" in flat(look)
    assert [words in flat(look) for words in ("00001@", "john@", "Se påmeldingen din")] == [False] * 3


def test_a_file_that_came_along_is_kept_until_the_form_is_sent(staff, called_off):
    _event, page, form = called_off
    picture = SimpleUploadedFile("kai.webp", make_image(800, 600).read(), "image/webp")
    form |= {"picture": picture, "alt_nb": "Kaia sett fra sjøen"}
    look = staff.look(page, form)
    before = Picture.objects.count()

    pressed(staff, page, look)

    assert (before, Event.objects.get().picture.width) == (0, 800)
    assert "_file.picture" in form_of(look)


@pytest.mark.django_db
def test_what_was_undone_within_an_act_does_not_leave():
    with leaving.collected() as found, transaction.atomic():
        with suppress(ValueError), transaction.atomic():
            make_mail()
            leaving.publish("Dette ble angret.")
            raise ValueError
        leaving.publish("Dette står.")

        assert (found.sendings(), found.public()) == ([], ["Dette står."])


def test_three_thousand_are_looked_at_with_as_few_questions_as_one(staff):
    counts = {}
    for number in (1, 3000):
        event = an_event(capacity=None)
        make_registrations(event, number)
        form = filled(staff.get(page_of(event)), state="cancelled")
        with CaptureQueriesContext(connection) as queries:
            staff.look(page_of(event), form)
        counts[number] = len(queries)

    assert counts[1] == counts[3000]
