"""What is no whole backup, or does not fit, is refused with a sentence before anything is touched."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from tech_port.backups import media as stored_media
from tech_port.backups.archive import Reader
from tech_port.backups.errors import BackupError
from tech_port.backups.programs import chosen, refuse_pooler
from tech_port.backups.restoring import check_fits, check_place, known_erased
from tech_port.backups.tables import migrations
from tests.tech_port.backups.archives import rewritten, small_archive


def test_an_archive_that_is_cut_off_or_no_archive_is_refused(tmp_path):
    path = small_archive(tmp_path / "a.tar", {"database.dump": b"x" * 9000})
    path.write_bytes(path.read_bytes()[:5000])

    for broken in (path, Path(__file__)):
        with pytest.raises(BackupError, match="is no backup of the portal, or not the whole of one"):
            Reader(broken)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"files": {"media/a.pdf": {"bytes": 1, "sha256": "0"}}}, "media/a.pdf in the backup is damaged."),
        (
            {"files": {"media/b.pdf": {"bytes": 1, "sha256": "0"}}},
            "The backup does not hold what its manifest says: media/b.pdf.",
        ),
    ],
)
def test_an_archive_that_does_not_hold_what_it_says_is_refused(tmp_path, changes, said):
    path = rewritten(small_archive(tmp_path / "a.tar", {"media/a.pdf": b"a"}), **changes)

    with Reader(path) as archive, pytest.raises(BackupError) as error:
        archive.check()

    assert str(error.value) == said


@pytest.mark.django_db
def test_only_the_release_that_made_a_backup_restores_it():
    had = migrations(connection)
    older = had | {"backups": had["backups"][1:]}
    check_fits({"postgresql": 15, "migrations": had, "release": "v1"})

    with pytest.raises(BackupError) as error:
        check_fits({"postgresql": 15, "migrations": older, "release": "v1"})
    with pytest.raises(BackupError, match=r"^The backup is of PostgreSQL 99, and this server is \d+, older\.$"):
        check_fits({"postgresql": 99, "migrations": had, "release": "v1"})

    assert str(error.value) == (
        "The backup was made by another release (v1) than this one: backups.0001_backups_and_erasures. "
        "Check that release out, restore, and upgrade from there as usual."
    )


@pytest.mark.django_db
def test_another_name_than_the_databases_replaces_nothing():
    with pytest.raises(BackupError, match=r"^The database is “.*”, and not “portal”\.$"):
        check_place("portal")


@pytest.mark.django_db
def test_without_what_was_erased_since_nothing_is_restored_into_an_empty_database(tmp_path, monkeypatch):
    monkeypatch.setattr("tech_port.backups.tables.names", lambda cursor: [])
    backup = tmp_path / "a.tar"

    with pytest.raises(BackupError) as error:
        known_erased(backup, None)

    assert str(error.value) == (
        f"There is no {tmp_path}/erased.txt, so who was erased after the backup would come back. Fetch it from where "
        "the newest backup is and name it with --erased, or say --erased none."
    )
    assert known_erased(backup, "none") == set()


def test_a_pooler_is_refused():
    with pytest.raises(BackupError, match=r"^DATABASE_URL leads to a pooler\."):
        refuse_pooler(SimpleNamespace(is_pooled=True))


@pytest.mark.parametrize(
    ("versions", "needed", "folder"),
    [({"a": 18}, 15, "a"), ({"a": 18, "b": 16, "c": 15}, 16, "b"), ({"a": 0, "b": 17}, 17, "b")],
)
def test_the_programs_are_the_oldest_that_will_do(versions, needed, folder):
    assert chosen(versions, needed) == folder


@pytest.mark.parametrize(("versions", "found"), [({"a": 15}, "only PostgreSQL 15's are here"), ({}, "none are here")])
def test_programs_that_are_older_than_the_server_are_refused(versions, found):
    with pytest.raises(BackupError) as error:
        chosen(versions, 18)

    assert str(error.value) == (
        f"pg_dump and pg_restore of PostgreSQL 18 or newer are needed, and {found}. "
        "On Debian: apt-get install postgresql-client-18"
    )


def test_a_stored_file_that_is_another_is_left_and_refused(media, tmp_path):
    default_storage.save("a.pdf", ContentFile(b"another"))
    path = small_archive(tmp_path / "a.tar", {"media/a.pdf": b"a", "media/b.pdf": b"b"})

    with Reader(path) as archive, pytest.raises(BackupError) as error:
        stored_media.put_back(archive)

    assert str(error.value) == "The stored file a.pdf is another than the backup's. Move it away first."
    assert list(stored_media.stored()) == ["a.pdf"]
