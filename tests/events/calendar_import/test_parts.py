"""A calendar's parts: what is broken costs its own part alone and is named with its line."""

import pytest

from events.calendar_import import parts
from events.calendar_import.entries import read
from tests.events.calendar_import.calendars import NOW, calendar

WHOLE = "BEGIN:VEVENT\nUID:{0}\nSUMMARY:{0}\nDTSTART:20270615T090000Z\nEND:VEVENT"
AT = "15.06 11.00"


def told(*lines):
    text = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""])
    return [
        (entry.details.title, entry.error or entry.skipped or f"{entry.times.starts_at:%d.%m %H.%M}")
        for entry in read(text, NOW).entries
    ]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (
            "BEGIN:VTODO\nSUMMARY:Rydde\ntull\nEND:VTODO",
            ("Rydde", "Oppgaven er lest uten linje 5, som ikke kan leses."),
        ),
        ("bare tull", ("", "Kalenderen er lest uten linje 3, som ikke kan leses.")),
        ("END:VEVENT", ("", "Kalenderen er lest uten linje 3, som ikke kan leses.")),
        ("BEGIN:VTIMEZONE\nTZID:Min\nEND:VTIMEZONE", ("Min", "Tidssonen som begynner på linje 3, kan ikke leses.")),
        (
            "BEGIN:VTIMEZONE\nTZID:Europe/Oslo\nBEGIN:STANDARD\nDTSTART:tull\nEND:STANDARD\nEND:VTIMEZONE",
            ("Europe/Oslo", "Tidssonen som begynner på linje 3, kan ikke leses."),
        ),
        ("BEGIN:VEVENT\nUID:b\nSUMMARY:b\nDTSTART:tull\nEND:VEVENT", ("b", "Linje 6 (DTSTART) kan ikke leses.")),
        (
            "BEGIN:VEVENT\nSUMMARY:b\nEND:VEVENT",
            ("b", "UID mangler (linje 3), så arrangementet kan ikke kjennes igjen."),
        ),
    ],
)
def test_a_broken_part_is_named_and_the_event_after_it_is_read(broken, said):
    found = told(*broken.splitlines(), WHOLE.format("a"))

    assert (said in found, found[-1]) == (True, ("a", AT))


@pytest.mark.parametrize(
    "alarm",
    [
        "BEGIN:VALARM\nTRIGGER:tull\nEND:VALARM",
        "BEGIN:VALARM\nTRIGGER;VALUE=X:-PT15M\nREPEAT:mange\nEND:VALARM",
        "BEGIN:VALARM\nBEGIN:X-INNI\nEND:VALARM",
    ],
)
def test_a_broken_reminder_costs_its_event_nothing(alarm):
    found = told(*WHOLE.format("a").replace("END:VEVENT", f"{alarm}\nEND:VEVENT").splitlines())

    assert found[-1] == ("a", AT)


def test_an_event_whose_end_is_missing_is_read_and_so_is_the_next():
    assert told(WHOLE.format("a").removesuffix("\nEND:VEVENT"), WHOLE.format("b")) == [
        ("a", "Arrangementet er lest uten linje 7, som ikke kan leses."),
        ("a", AT),
        ("b", AT),
    ]


def test_an_event_outside_of_every_calendar_is_read_too():
    assert told(WHOLE.format("a"), "END:VCALENDAR", WHOLE.format("b"), "BEGIN:VCALENDAR", WHOLE.format("c")) == [
        *(("a", AT), ("c", AT), ("b", AT))
    ]


def test_a_task_is_said_to_be_none_of_ours():
    assert told("BEGIN:VTODO\nUID:t\nSUMMARY:Rydde\nEND:VTODO", WHOLE.format("a")) == [
        ("Rydde", "Dette er en oppgave eller et notat, ikke et arrangement."),
        ("a", AT),
    ]


def test_events_that_share_a_uid_are_told_though_one_of_them_is_read():
    other = WHOLE.format("a").replace("SUMMARY:a", "SUMMARY:En annen")

    assert told(other, WHOLE.format("a"), WHOLE.format("a")) == [
        ("En annen", "UID er den samme som for arrangementet på linje 13, som er lest i stedet."),
        ("a", AT),
    ]


def test_lines_about_people_are_not_kept_and_the_others_keep_their_numbers():
    people = (
        "ATTENDEE;CN=Kari:mailto:kari@\n deltaker.example\nkari@deltaker.example\norganizer:mailto:ola@x.no\n"
        "X-MS-OLK-SENDER;CN=Ola:mailto:ola@x.no\nmailto:ola@x.no"
    )

    text = parts.checked(calendar(f"{people}\nDTSTART:tull"))

    assert [word for word in ("kari", "Kari", "deltaker", "ola", "Ola") if word in text] == []
    assert [entry.error for entry in read(text, NOW).entries] == ["Linje 13 (DTSTART) kan ikke leses."]
