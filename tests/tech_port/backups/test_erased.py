"""Every way in which personal data goes is noted, and the same goes again after a restore."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from events.models import Registration
from members.models import Challenge
from premises.models import SearchAlert
from tech_port.backups import erased
from tech_port.backups.models import Erased
from tech_port.outbox.models import Mail
from tech_port.privacy import declared
from tests.factories import make_alert, make_challenge, make_event, make_interest, make_mail, make_registration
from tests.jobs import erased as nightly_deletion

HELD = [held for purpose in declared() for held in purpose.holds]
TRIGGERS = """
SELECT tgrelid::regclass::text, tgfoid::regproc::text, string_to_array(encode(tgargs, 'escape'), '\\000')
FROM pg_trigger WHERE tgname LIKE '%\\_erased'
"""


@pytest.mark.django_db
def test_each_table_that_a_purpose_holds_has_its_trigger_and_no_other_has():
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS)
        triggers = sorted((table, function, *arguments[:2]) for table, function, arguments in cursor.fetchall())

    assert triggers == sorted((held.model._meta.db_table, "erased_note", held.kind, held.mark) for held in HELD)


def test_each_purpose_that_erases_says_what_it_holds():
    assert [purpose.key for purpose in declared() if not (purpose.holds or purpose.tells)] == []
    assert len({held.kind for held in HELD}) == len(HELD)


def brought_back(*rows):
    """Rows are in the database again as they were, as a restored backup has them; what was known of erasures is not."""
    known = erased.in_database()
    Erased.objects.all().delete()
    for row in rows:
        row.save(force_insert=not type(row).objects.filter(pk=row.pk).exists())
    return known


@pytest.mark.django_db
def test_a_row_that_a_visitor_deleted_is_deleted_again_with_its_mails_and_another_is_not():
    alert, other = make_alert(), make_alert()
    key = alert.pk
    alert.delete()
    alert.pk = key
    known = brought_back(alert)
    make_mail(about=alert)

    counts = erased.replay(known)

    assert counts == {"premises.searchalert": 1}
    assert list(SearchAlert.objects.all()) == [other]
    assert {row.id for row in SearchAlert.history.all()} == {other.pk}
    assert not Mail.objects.exists()
    assert known <= erased.in_database()


@pytest.mark.django_db
def test_what_the_backup_knows_to_be_erased_is_not_looked_for():
    alert = make_alert()
    alert.delete()
    known = erased.in_database()
    new = make_alert(pk=alert.pk or 1, created_at=alert.created_at)

    counts = erased.replay(known)

    assert (counts, list(SearchAlert.objects.all())) == ({}, [new])


@pytest.mark.django_db
def test_who_was_taken_out_of_a_row_that_stays_is_taken_out_again():
    long_ago = timezone.now() - timedelta(days=40)
    registration = make_registration(
        event=make_event(starts_at=long_ago, ends_at=long_ago), name="Kari", email="kari@gjest.example", needs="Nøtter"
    )
    challenge = make_challenge(contact_email="ola@sender.example", contact_name="Ola")
    nightly_deletion()
    Challenge.objects.filter(pk=challenge.pk).erase_senders()
    known = brought_back(registration, challenge)

    counts = erased.replay(known)

    assert counts == {"members.challenge/sender": 1, "events.registration/person": 1, "events.registration/needs": 1}
    assert list(Registration.objects.values_list("name", "needs")) == [("", "")]
    assert list(Challenge.objects.values_list("contact_name", "contact_email")) == [("", "")]


@pytest.mark.django_db
def test_the_file_beside_the_backups_has_each_erasure_once_and_a_line_that_was_cut_off_harms_nobody(tmp_path):
    file = tmp_path / "backups" / "erased.txt"
    make_interest().delete()

    assert (erased.export(file), erased.export(file)) == (1, 0)
    with file.open("a") as half:
        half.write("0123 2026-")
    make_interest().delete()

    assert (erased.export(file), erased.export(file)) == (1, 0)
    assert erased.read(file) == erased.in_database()
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_file_forgets_what_no_backup_is_old_enough_to_bring_back(tmp_path):
    file = tmp_path / "erased.txt"
    file.write_text("aa 2025-01-01T00:00:00+00:00\nbb 2026-01-01T00:00:00+00:00\n")

    erased.thin(file, datetime.fromisoformat("2025-06-01T00:00:00+00:00"))

    assert file.read_text() == "bb 2026-01-01T00:00:00+00:00\n"
