"""When the clock alone makes a new version, and how the thread that follows lives on."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection

from tech_port.versions import watching
from tech_port.versions.moments import declared, midnight_after, next_moments
from tech_port.versions.watching import Versions
from tech_port.writing.publication import Published
from tests.factories import make_announcement, make_event

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.mark.django_db
def test_the_moments_of_a_day_are_those_of_columns_with_their_shifts_and_midnight_in_oslo():
    make_announcement(starts_at=NOW - timedelta(days=1), ends_at=NOW + timedelta(hours=3))
    make_event(starts_at=NOW - timedelta(days=30, hours=-1), ends_at=NOW - timedelta(days=30, hours=-2))
    make_event(starts_at=NOW + timedelta(days=3), ends_at=NOW + timedelta(days=4))

    connection.ensure_connection()
    moments = next_moments(connection.connection, NOW)

    assert [datetime.fromtimestamp(moment, UTC) - NOW for moment in moments] == [
        *(timedelta(hours=2), timedelta(hours=3), timedelta(hours=11)),
    ]


def test_midnight_is_oslos_where_the_clock_is_changed_too():
    days = [datetime(2026, 3, 28, 23, 30, tzinfo=UTC), datetime(2026, 10, 24, 22, 30, tzinfo=UTC)]

    assert [midnight_after(day).astimezone(UTC).isoformat()[:16] for day in days] == [
        *("2026-03-29T22:00", "2026-10-25T23:00"),
    ]


def test_whatever_is_published_from_or_to_a_moment_has_it_declared():
    known = {(moments.table, moments.column) for moments in declared()}
    wanted = {
        (model._meta.db_table, column)
        for model in apps.get_models()
        if issubclass(model, Published) and "historical" not in model._meta.db_table
        for column in (model.APPEARS, model.DISAPPEARS)
        if column
    }

    assert wanted - known == set()


def test_a_moment_that_is_past_ends_a_version_at_that_moment(monkeypatch):
    versions, clock = Versions(), [1000.0]
    monkeypatch.setattr(watching.time, "time", lambda: clock[0])
    monkeypatch.setattr(watching.time, "monotonic", lambda: clock[0])
    versions.answered, versions.moments = 1000.0, [1000.5]

    numbers = []
    for at in (1000.4, 1000.8, 1000.95):
        clock[0] = at
        numbers.append(versions.now() and versions.now().number)

    assert numbers == [0, 1, None]
    assert versions.right_until(0) == pytest.approx(1000.5)


def test_whatever_goes_wrong_is_said_once_and_tried_again(monkeypatch, caplog):
    class Enough(BaseException):
        pass

    def fail(within):
        tried.append(within)
        raise KeyError if len(tried) < 4 else Enough

    tried, pauses = [], []
    monkeypatch.setattr(watching.direct, "connect", fail)
    monkeypatch.setattr(watching.time, "sleep", pauses.append)

    with caplog.at_level(logging.WARNING, "portal.versions"), pytest.raises(Enough):
        Versions().run()

    assert (len(tried), len(pauses), len(caplog.records)) == (4, 3, 1)
