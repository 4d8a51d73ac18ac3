"""Each way in which a public row changes makes a new version, and nothing else does."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tech_port.content.models import Announcement
from tech_port.postgres import direct
from tech_port.versions.jobs import forget_changes
from tech_port.versions.watching import PARTS, Versions
from tests.factories import make_announcement, make_organisation
from tests.waiting import wait_until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def versions():
    """What a process knows that looks whenever it is asked to: `changed(act)` is which parts are new by an act."""
    known = Versions()
    with direct.connect(5) as looking:
        looking.execute("SET TimeZone TO 'UTC'")
        known.ask(looking)

        def changed(act=lambda: None):
            before = known.version.parts
            act()
            known.ask(looking)
            return [part for part in PARTS if known.version.parts[part] != before[part]]

        known.changed = changed
        yield known


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM versions_change")
        return cursor.fetchone()[0]


def sql(text):
    with connection.cursor() as cursor:
        cursor.execute(text)


def test_every_way_of_changing_a_row_is_a_change_of_its_part(versions):
    ways = {
        "made": make_announcement,
        "saved": lambda: Announcement.objects.get().save(),
        "changed": lambda: Announcement.objects.update(url="/lokaler/"),
        "by hand": lambda: sql("UPDATE content_announcement SET url = '/om/'"),
        "to the same": lambda: sql("UPDATE content_announcement SET url = '/om/'"),
        "deleted": lambda: Announcement.objects.all().delete(),
        "nothing to delete": lambda: Announcement.objects.all().delete(),
        "emptied": lambda: sql("TRUNCATE content_announcement CASCADE"),
        "read": lambda: Announcement.objects.count(),
    }

    changed = {name for name, act in ways.items() if versions.changed(act) == ["content"]}

    assert changed == {"made", "changed", "by hand", "deleted", "emptied"}


def test_a_transaction_counts_once_for_a_part_and_what_is_taken_back_counts_nothing(versions):
    def taken_back():
        with transaction.atomic():
            make_announcement()
            transaction.set_rollback(True)

    def half_taken_back():
        with transaction.atomic():
            with transaction.atomic():
                make_announcement()
                transaction.set_rollback(True)
            make_organisation()
            make_organisation()
            make_announcement()

    before = rows()

    assert (versions.changed(taken_back), rows() - before) == ([], 0)
    assert (versions.changed(half_taken_back), rows() - before) == (["content", "members"], 2)


def test_what_began_long_ago_is_seen_when_it_ends_though_others_ended_and_were_forgotten(versions):
    with direct.connect(5) as other:
        other.execute("BEGIN")
        other.execute("SELECT pg_current_xact_id()")
        before = versions.changed(make_announcement)
        other.execute("INSERT INTO versions_change (part) VALUES ('events')")
        forgotten = [versions.changed(lambda: forget_changes(timezone.now())) for _ in range(3)]
        none_left = rows()
        other.execute("COMMIT")

        assert (before, forgotten, none_left, versions.changed()) == (["content"], [[], [], []], 0, ["events"])


def test_a_moment_that_nobody_asked_for_in_time_is_a_new_version_of_all(versions):
    soon = timezone.now() + timedelta(seconds=1)
    versions.changed(lambda: make_announcement(starts_at=soon, ends_at=soon + timedelta(days=9)))
    known, right = versions.version, versions.now()
    assert wait_until(lambda: timezone.now() >= soon)

    parts = versions.changed(make_organisation)

    assert right is known
    assert parts == [*PARTS]
    assert versions.right_until(known.number) <= versions.answered
