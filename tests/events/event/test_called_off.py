"""An event that is called off and held after all, and one whose programme goes along with its start."""

from datetime import time, timedelta

import pytest
import time_machine
from django.test import Client

from events.models import Event
from tech_port.outbox.models import Mail
from tests.events.event.staff_pages import page_of
from tests.events.times import oslo
from tests.factories import make_event, make_programme_item, make_registration
from tests.jobs import run_job
from tests.pages_read import filled, flat, text


@pytest.fixture
def moment():
    with time_machine.travel("2026-12-01T11:00Z", tick=False) as traveller:
        yield traveller


def look(staff, event, **changes):
    """What the look says is seen by all, and its notes, of a form that is sent and not yet done."""
    shown = Client.post(staff, page_of(event), filled(staff.get(page_of(event)), **changes))
    return shown.context["seen"].public, shown.context["notes"]


def saved(staff, event, **changes):
    staff.post(page_of(event), filled(staff.get(page_of(event)), **changes))


def told(moment):
    """(subject, text) of the mails that a change makes."""
    moment.shift(timedelta(minutes=10))
    before = set(Mail.objects.values_list("pk", flat=True))
    run_job("batches")
    mails = Mail.objects.exclude(pk__in=before).filter(to__contains="deltaker").order_by("subject")
    return [(mail.subject, mail.text) for mail in mails]


def test_why_it_is_called_off_is_told_by_mail_and_page_and_that_it_is_held_after_all(moment, staff):
    event = make_event(slug="frokost", title_nb="Frokost", title_en="Breakfast", signup="own")
    for language in ("nb", "en"):
        make_registration(event=event, language=language)
    reason = {"cancelled_because_nb": "Innlederen er syk.", "cancelled_because_en": "The speaker is ill."}

    saved(staff, event, state="cancelled", **reason)
    called_off = told(moment)
    page, badge = staff.get("/arrangementer/frokost/"), flat(staff.get("/admin/events/event/"))
    seen, _notes = look(staff, event, state="published")
    saved(staff, event, state="published")
    on_again = told(moment)

    assert [subject for subject, _text in called_off] == ["Avlyst: Frokost", "Cancelled: Breakfast"]
    assert ["Innlederen er syk." in called_off[0][1], "The speaker is ill." in called_off[1][1]] == [True, True]
    assert "Innlederen er syk." in flat(page)
    assert '<span class="publication publication--expired">avlyst</span>' in badge
    assert [sentence.split(" på ")[0] for sentence in seen] == ["Frokost var avlyst, og står nå som holdt"]
    assert [subject for subject, _text in on_again] == ["Holdes likevel: Frokost", "On after all: Breakfast"]
    assert "Det var avlyst, og holdes likevel. Dette gjelder nå:" in on_again[0][1]
    assert "Innlederen er syk." not in text(staff.get("/arrangementer/frokost/"))


def test_a_programme_goes_along_with_the_start_unless_staff_say_otherwise(staff):
    event = make_event(starts_at=oslo(2027, 1, 7, 8, 30))
    first, typed = (
        make_programme_item(event=event, starts=time(8, 30)),
        make_programme_item(event=event, starts=time(9)),
    )
    new = {"starts_at_1": "09.00", "programme_items-1-starts": "10.15"}

    seen, notes = look(staff, event, **new)
    alone = staff.post(page_of(event), filled(staff.get(page_of(event)), moves_programme=[], **new))
    saved(staff, event, **new)

    first.refresh_from_db()
    typed.refresh_from_db()
    assert len(seen) == 1
    assert notes[-1] == "1 programpost er flyttet like langt som begynnelsen."
    assert [fault.text for fault in alone.context["faults"]] == ["Det er før arrangementet begynner."]
    assert (first.starts, typed.starts) == (time(9), time(10, 15))
    assert Event.objects.get().starts_at == oslo(2027, 1, 7, 9)
