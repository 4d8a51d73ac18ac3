"""What a save costs and says when many are signed up, and the button that stops what is held."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.models import MailBatch
from tech_port.outbox.models import Mail
from tech_port.staff.todo import Urgency
from tests.events.batches.held import HOLD, an_event, states
from tests.events.event.staff_pages import page_of
from tests.factories import make_event, make_mail_batch, make_registration, make_registrations, make_user
from tests.jobs import run_job
from tests.pages_read import filled, flat, messages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]

MANY = 3000


def saved(staff, event, **changes):
    """(the page after a save, the number of queries that the save itself took)."""
    form = filled(staff.get(page_of(event)), **changes)
    ContentType.objects.get_for_models(*apps.get_app_config("events").get_models())  # which each process asks for once
    with CaptureQueriesContext(connection) as queries:
        response = staff.post(page_of(event), form)
    number = len(queries)  # the next page begins to count anew
    assert response.status_code == 302
    return staff.get(response["Location"]), number


@pytest.mark.parametrize(
    ("values", "changes"),
    [
        ({}, {"state": "cancelled"}),
        ({}, {"starts_at_1": "09:00", "ends_at_1": "23:00"}),
        ({"attendance": "mixed", "online_url": "https://a.example/"}, {"online_url": "https://b.example/"}),
    ],
    ids=["called off", "moved", "another link"],
)
def test_a_save_asks_as_many_questions_for_three_thousand_as_for_one_and_writes_no_mail(staff, values, changes):
    counts = {}
    for number in (1, MANY):
        event = an_event(capacity=None, **values)
        make_registrations(event, number)
        done, counts[number] = saved(staff, event, **changes)
        sentence = "påmeldt" if number == 1 else "påmeldte"
        assert messages(done)[0] == (
            f"{number} {sentence} får e-post kl. 12.05. Fram til da kan du stanse den på "
            f'<a href="{page_of(event)}">siden til arrangementet</a>.'
        )
        assert f'<a href="{page_of(event)}">siden til arrangementet</a>.' in flat(done)

    assert counts[1] == counts[MANY]
    assert Mail.objects.count() == 0


def test_more_seats_for_three_thousand_who_wait_ask_as_little_and_are_offered_by_the_worker(staff):
    counts = {}
    for number in (1, MANY):
        event = an_event(capacity=1)
        make_registration(event=event)
        make_registrations(event, number, status="waiting")
        done, counts[number] = saved(staff, event, capacity="25")
        offers = min(number, 24)
        words = "påmelding" if number == 1 else "påmeldinger"
        assert f"{offers} {words} på ventelisten får tilbud om plass i løpet av et minutt." in messages(done)

    assert counts[1] == counts[MANY]
    assert Mail.objects.count() == 0
    assert run_job("seats") == 1 + 24


def test_what_is_held_stands_on_the_events_page_and_can_be_stopped_there(staff):
    event = an_event(title_nb="Frokost")
    for _one in range(2):
        make_registration(event=event)
    saved(staff, event, state="cancelled")
    batch = MailBatch.objects.get()

    pages = [flat(staff.get(page_of(event, rest))) for rest in ("change/", "dagen/")]
    stopped = staff.post(page_of(event, f"utsending/{batch.pk}/stans/"), follow=True)
    again = staff.post(page_of(event, f"utsending/{batch.pk}/stans/"), follow=True)

    assert ["Endring: til 2 påmeldte kl. 12.05, av stab" in page for page in pages] == [True, True]
    assert messages(stopped) == ["E-posten er stanset. 0 var alt skrevet."]
    assert messages(again) == ["E-posten er alt sendt eller stanset."]
    assert "E-post som venter" not in flat(again)
    assert LogEntry.objects.latest("pk").get_change_message() == messages(stopped)[0]


def test_after_a_stop_the_event_says_how_many_do_not_know_and_the_mail_can_go_after_all(staff, moment):
    event = an_event()
    for _one in range(2):
        make_registration(event=event)
    saved(staff, event, state="cancelled")
    before = flat(staff.get(page_of(event)))
    stopped = staff.post(page_of(event, f"utsending/{MailBatch.objects.get().pk}/stans/"), follow=True)
    participants = staff.get(page_of(event, "dagen/"))

    resumed = staff.post(page_of(event, "utsending/likevel/"), follow=True)
    again = staff.post(page_of(event, "utsending/likevel/"), follow=True)
    moment.shift(HOLD)
    run_job("batches")

    unknown = "2 påmeldte vet ikke om endringen."
    pages = [before, flat(stopped), flat(participants), flat(resumed), flat(staff.get(page_of(event)))]
    assert [unknown in page for page in pages] == [False, True, True, False, False]
    assert messages(resumed) == ["2 påmeldte får e-post kl. 12.05 likevel."]
    assert "Endring: til 2 påmeldte kl. 12.05, av stab" in flat(resumed)
    assert messages(again) == ["Alle vet om endringen, eller får e-post om den."]
    assert (states(), Mail.objects.count()) == (["stopped", "done"], 2)


def test_what_was_stopped_and_is_over_or_taken_back_is_nothing_to_tell(staff, moment):
    event = an_event()
    make_registration(event=event)
    for _time in range(2):
        saved(staff, event, state="cancelled")
        staff.post(page_of(event, f"utsending/{MailBatch.objects.latest('pk').pk}/stans/"))
        stopped = flat(staff.get(page_of(event)))
        saved(staff, event, state="published")
    taken_back = flat(staff.get(page_of(event)))
    saved(staff, event, state="cancelled")
    staff.post(page_of(event, f"utsending/{MailBatch.objects.latest('pk').pk}/stans/"))
    moment.shift(timedelta(days=30))

    pages = [stopped, taken_back, flat(staff.get(page_of(event)))]

    assert ["1 påmeldt vet ikke om endringen." in page for page in pages] == [True, False, False]
    assert "Send e-posten likevel" in stopped


def test_only_who_may_change_events_can_stop_and_only_by_a_press(staff, client):
    batch = make_mail_batch()
    address = page_of(batch.event, f"utsending/{batch.pk}/stans/")
    opened = staff.get(address).status_code
    of_another = staff.post(page_of(make_event(), f"utsending/{batch.pk}/stans/")).status_code
    client.force_login(make_user("events.view_event"))
    refused = [client.post(one).status_code for one in (address, page_of(batch.event, "utsending/likevel/"))]

    assert (opened, of_another, refused) == (405, 404, [403, 403])
    assert MailBatch.objects.get().state == "held"


def test_an_undone_change_is_said_to_reach_nobody(staff):
    event = an_event()
    make_registration(event=event)
    saved(staff, event, state="cancelled")

    done, _queries = saved(staff, event, state="published")

    assert messages(done)[0] == "Endringen er tatt tilbake. Ingen får e-post om den."
    assert "E-post som venter" not in flat(done)


def test_staff_see_what_could_not_be_written(staff):
    make_mail_batch(failed=2, state="done")

    rows = staff.get("/admin/").context["todo"]

    assert [row.text for row in rows if "utsending" in row.text] == ["1 utsending har e-poster som ikke kunne skrives"]
    assert staff.get(rows[0].url).status_code == 200


def test_staff_see_on_their_front_page_what_waits_to_go_out(staff):
    make_mail_batch()
    make_mail_batch(state="writing")
    make_mail_batch(state="stopped")
    make_mail_batch(due_at=None)

    rows = [row for row in staff.get("/admin/").context["todo"] if "utsending" in row.text]

    text = "2 utsendinger går ut om litt, og kan stanses på sidene til arrangementene"
    assert [(row.text, row.urgency) for row in rows] == [(text, Urgency.NOW)]
    assert [batch.state for batch in staff.get(rows[0].url).context["cl"].result_list] == ["writing", "held"]


def test_a_letter_is_held_and_written_to_who_is_signed_up_by_then(staff, moment):
    batch = make_mail_batch(due_at=timezone.now() + HOLD)
    make_registrations(batch.event, 3)
    gone = make_registration(event=batch.event)
    runs = [run_job("batches")]
    gone.status = "cancelled"
    gone.save()
    moment.shift(HOLD - timedelta(seconds=1))
    runs.append(run_job("batches"))
    moment.shift(timedelta(seconds=1))
    runs += [run_job("batches"), run_job("batches")]

    batch.refresh_from_db()
    assert runs == [0, 0, 3, 0]
    assert (batch.state, batch.written, batch.letter) == ("done", 3, None)
    assert sorted(Mail.objects.values_list("to", flat=True)) == [f"0000{n}@deltaker.example" for n in range(3)]


def test_who_was_not_told_of_a_change_is_among_what_needs_doing(staff):
    event, heard = an_event(capacity=None), an_event(capacity=None)
    for one in (event, heard):
        make_registrations(one, 2)
        saved(staff, one, starts_at_1="09:00", ends_at_1="23:00")
    staff.post(page_of(event, f"utsending/{event.mail_batches.get().pk}/stans/"))

    rows = [row for row in staff.get("/admin/").context["todo"] if "ikke vet" in row.text]

    assert [(row.text, row.urgency) for row in rows] == [
        ("1 arrangement har påmeldte som ikke vet om en endring", Urgency.NOW)
    ]
    assert list(staff.get(rows[0].url).context["cl"].result_list) == [event]
