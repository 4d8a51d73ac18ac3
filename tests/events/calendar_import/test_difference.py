"""What a calendar means for our events: tried, and then made into drafts."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from events.calendar_import.difference import Kind, apply, difference
from events.models import Event
from tech_port.proposals.errors import ProposalError
from tech_port.writing import markup
from tests.events.calendar_import.calendars import NOW, tried
from tests.factories import make_event, make_organisation, make_venue
from tests.threads import in_threads


def kinds(found):
    return [(str(line.kind), str(line.title), str(line.reason)) for line in found.lines]


THEIRS = [
    "UID:new\nSUMMARY:Nytt\nDTSTART:20261201T090000Z",
    "UID:same\nSUMMARY:Annen tekst\nDTSTART:20261201T090000Z",
    "UID:later\nSUMMARY:Deres navn\nDTSTART:20261202T090000Z",
    "UID:off\nSUMMARY:Av\nSTATUS:CANCELLED\nDTSTART:20261201T090000Z",
    "UID:unknown\nSUMMARY:Ukjent og avlyst\nSTATUS:CANCELLED\nDTSTART:20261201T090000Z",
    "UID:old\nSUMMARY:Gammelt\nDTSTART:20200101T090000Z",
    "UID:bad\nSUMMARY:Ødelagt\nDTSTART:tull",
]


@pytest.mark.django_db
def test_each_event_is_new_changed_unchanged_gone_skipped_or_unreadable():
    organisation = make_organisation()
    ours = {"imported_from": organisation, "state": "published"}
    at = datetime(2026, 12, 1, 9, tzinfo=UTC)
    make_event(**ours, imported_uid="same", title_nb="Uendret", starts_at=at, ends_at=at)
    make_event(**ours, imported_uid="later", title_nb="Vårt navn", starts_at=at, ends_at=at)
    make_event(**ours, imported_uid="off", title_nb="Avlyst hos dem", starts_at=at)
    make_event(**ours, imported_uid="gone", title_nb="Borte hos dem", starts_at=at)
    make_event(**{**ours, "state": "draft"}, imported_uid="gone 2", title_nb="Kladd", starts_at=at)
    make_event(imported_from=make_organisation(), imported_uid="new", title_nb="En annens")
    found = difference(tried(*THEIRS, organisation=organisation), NOW)

    assert kinds(found) == [
        ("error", "Ødelagt", "Linje 39 (DTSTART) kan ikke leses."),
        ("skipped", "Gammelt", "Det er over."),
        ("new", "Nytt", ""),
        ("unchanged", "Annen tekst", ""),
        ("gone", "Avlyst hos dem", ""),
        ("skipped", "Ukjent og avlyst", "Det er avlyst hos dem."),
        ("changed", "Deres navn", ""),
        ("gone", "Borte hos dem", ""),
        ("gone", "Kladd", "Det er en kladd her. Slett den selv hvis den ikke skal brukes."),
    ]
    assert [(line.uid, line.is_chosen) for line in found.lines if line.can_be_taken] == [
        ("new", True),
        ("off", False),
        ("later", True),
        ("gone", False),
    ]


@pytest.mark.django_db
def test_a_change_is_told_field_by_field():
    organisation, venue = make_organisation(), make_venue(name_nb="Glassgata")
    at = datetime(2026, 12, 1, 9, tzinfo=UTC)
    make_event(
        imported_from=organisation, imported_uid="a", starts_at=at, ends_at=at, venue=make_venue(name_nb="Aulaen")
    )

    found = difference(tried("UID:a\nLOCATION:glassgata\nDTSTART;VALUE=DATE:20261203", organisation=organisation), NOW)

    assert [(change.label, change.before, change.after) for change in found.lines[0].changes] == [
        ("Tid", "1.\u00a0desember 2026 kl.\u00a010.00", "3.\u00a0desember 2026"),
        ("Sted", "Aulaen", str(venue)),
    ]


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_what_was_chosen_becomes_drafts_of_plain_text_and_only_that():
    organisation, venue = make_organisation(), make_venue(name_nb="Glassgata")
    run = tried(
        "UID:a\nSUMMARY:Åpen <b>lab</b>\nLOCATION:Glassgata\nURL:https://lab.example/\nDTSTART:20261201T090000Z\n"
        "DESCRIPTION:<p>Kom inn</p><script>alert(1)</script>\\n\\nTa med [alle](javascript:x)",
        "UID:b\nSUMMARY:Ikke valgt\nDTSTART:20261202T090000Z",
        organisation=organisation,
    )

    done = apply(run.pk, {"a", "finnes ikke"})

    event = Event.objects.get()
    assert [(kind, made) for kind, made in done] == [(Kind.NEW, event)]
    assert (event.state, event.title_nb, event.venue, event.slug) == ("draft", "Åpen lab", venue, "apen-lab")
    assert (event.imported_from, event.imported_uid, list(event.organisers.all())) == (
        organisation,
        "a",
        [organisation],
    )
    assert event.lead_nb == "Kom inn"
    assert event.body_nb == "Ta med [alle](javascript:x)\n\nNettside: https://lab.example/"
    assert "javascript" not in str(markup.render(event.body_nb))


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_what_staff_have_written_stays_and_a_moved_event_says_so():
    organisation, mine = make_organisation(), make_venue(name_nb="Vårt rom")
    at = datetime(2026, 12, 1, 9, tzinfo=UTC)
    ours = {"imported_from": organisation, "starts_at": at, "ends_at": at + timedelta(hours=1), "venue": mine}
    moved = make_event(**ours, imported_uid="a", title_nb="Vår tittel", lead_nb="Vår ingress")
    called_off = make_event(**ours, imported_uid="b")
    run = tried(
        "UID:a\nSUMMARY:Deres\nDESCRIPTION:Deres\nLOCATION:Ukjent\nDTSTART:20261203T090000Z\nDURATION:PT1H",
        "UID:b\nSTATUS:CANCELLED\nDTSTART:20261201T090000Z",
        organisation=organisation,
    )

    apply(run.pk, {"a", "b"})

    moved.refresh_from_db()
    called_off.refresh_from_db()
    assert (moved.title_nb, moved.lead_nb, moved.venue, moved.state) == ("Vår tittel", "Vår ingress", mine, "moved")
    assert (moved.starts_at, moved.moved_from) == (datetime(2026, 12, 3, 9, tzinfo=UTC), at)
    assert called_off.state == "cancelled"


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_the_same_calendar_again_changes_nothing_and_a_second_click_does_nothing():
    organisation = make_organisation()
    body = "UID:a\nDTSTART;TZID=Europe/Oslo:20261201T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3"
    run = tried(body, organisation=organisation)
    uids = {line.uid for line in difference(run).lines}
    apply(run.pk, uids)

    again = difference(tried(body, organisation=organisation))

    run.refresh_from_db()
    assert [str(line.kind) for line in again.lines] == ["unchanged"] * 3
    assert run.content == ""
    assert (apply(run.pk, uids), Event.objects.count()) == (None, 3)


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_an_event_that_poses_as_anothers_occurrence_is_taken_once():
    series = "UID:a\nDTSTART:20261201T090000Z\nRRULE:FREQ=DAILY;COUNT=1"
    run = tried(series, "UID:a#20261201T090000Z\nDTSTART:20261202T090000Z")

    done = apply(run.pk, {"a#20261201T090000Z"})

    assert len(done) == Event.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_apply_at_once_make_each_event_once():
    at = f"{timezone.now() + timedelta(days=9):%Y%m%dT%H%M%SZ}"
    run = tried(f"UID:a\nDTSTART:{at}", f"UID:b\nDTSTART:{at}")

    found = in_threads(4, lambda: apply(run.pk, {"a", "b"}))

    assert sorted(0 if done is None else len(done) for done in found) == [0, 0, 0, 2]
    assert Event.objects.count() == 2


@pytest.mark.django_db
def test_more_than_five_hundred_to_come_are_refused():
    with pytest.raises(ProposalError, match="mer enn 500 kommende"):
        difference(tried(*["DTSTART:20261201T090000Z\nRRULE:FREQ=DAILY"] * 6), NOW)


PERIOD = ["UID:first\nDTSTART:20261201T090000Z", "UID:last\nDTSTART:20270301T090000Z"]
GONE, OUTSIDE = ("gone", ""), ("skipped", "Det er ikke i fila, som kan gjelde en annen periode.")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("bodies", "head", "expected"),
    [
        (PERIOD, "", [GONE, OUTSIDE]),
        (PERIOD, "X-CALSTART:20261201T000000Z\nX-CALEND:20270601T000000Z", [GONE, GONE]),
        (PERIOD, "X-CALSTART:20270201T000000Z\nX-CALEND:20270601T000000Z", [OUTSIDE, GONE]),
        (PERIOD, "METHOD:REQUEST", [OUTSIDE, OUTSIDE]),
        (["UID:weekly\nDTSTART:20261201T090000Z\nRRULE:FREQ=WEEKLY"], "", [OUTSIDE, OUTSIDE]),
    ],
)
def test_what_lies_outside_of_the_files_days_is_not_called_gone(bodies, head, expected):
    organisation = make_organisation()
    for uid, month in (("inside", 1), ("after", 5)):
        at = datetime(2027, month, 10, 9, tzinfo=UTC)
        make_event(imported_from=organisation, imported_uid=uid, title_nb=uid, starts_at=at)
    run = tried(*bodies, organisation=organisation)
    run.content = run.content.replace("PRODID", f"{head}\nPRODID" if head else "PRODID")

    lines = difference(run, NOW).lines

    assert [(str(line.kind), str(line.reason)) for line in lines if line.title in ("inside", "after")] == expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("RRULE:FREQ=WEEKLY;COUNT=2", [GONE]),
        ("RRULE:FREQ=DAILY\nEXDATE:20261205T090000Z", [GONE]),
        ("RRULE:FREQ=DAILY;BYHOUR=1,2,3,4", [GONE]),
        ("RRULE:FREQ=WEEKLY;BYDAY=XX", []),
        ("RRULE:FREQ=WEEKLY\nCLASS:PRIVATE", []),
    ],
)
def test_a_date_of_a_series_is_gone_where_the_series_was_followed(body, expected):
    organisation, at = make_organisation(), datetime(2026, 12, 5, 9, tzinfo=UTC)
    make_event(imported_from=organisation, imported_uid="a#20261205T090000Z", title_nb="Denne", starts_at=at)

    lines = difference(tried(f"UID:a\nDTSTART:20261201T090000Z\n{body}", organisation=organisation), NOW).lines

    assert [(str(line.kind), str(line.reason)) for line in lines if line.title == "Denne"] == expected
