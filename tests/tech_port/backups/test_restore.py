"""A backup comes back as it was, or not at all; and who was erased since stays erased."""

import json
import stat
import tarfile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from premises.models import Interest
from tech_port.backups import media as stored_media
from tech_port.backups import tables
from tech_port.backups.errors import BackupError
from tech_port.backups.making import make
from tech_port.backups.models import Backup
from tech_port.backups.restoring import restore
from tests.factories import make_interest, make_mail
from tests.scratch_databases import led_to
from tests.site import make_site
from tests.tech_port.backups.archives import rewritten


def contents():
    with transaction.atomic(), connection.cursor() as cursor:
        return tables.contents(cursor)


def files():
    return {name: stored_media.sums(name) for name in stored_media.stored()}


def test_a_backup_restored_into_an_empty_database_is_the_same(target, media, tmp_path, capsys):
    site = make_site()
    default_storage.save("dokumenter/år.pdf", ContentFile(b"%PDF" * 300_000))
    before, stored = contents(), files()

    path = make(tmp_path / "backups")
    noted = Backup.objects.get()
    for name in stored:
        default_storage.delete(name)
    with led_to(target):
        call_command("restore", path)
        after = contents()
        new = make_interest()

    assert after == before
    assert files() == stored
    assert new.pk > site.interest.pk
    assert (noted.name, noted.file_count) == (path.name, len(stored))
    assert noted.row_count == sum(table["rows"] for table in before.values())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with tarfile.open(path) as tar:
        manifest = json.load(tar.extractfile("manifest.json"))
        names = tar.getnames()
    assert sorted(names) == sorted(["database.dump", *(f"media/{name}" for name in stored), "manifest.json"])
    assert manifest["tables"] == before


def test_a_restore_replaces_all_or_nothing_and_who_was_erased_since_stays_erased(filled, media, tmp_path, capsys):
    target = filled
    path = full_and_then_changed(target, tmp_path)
    with led_to(target):
        living, stored = contents(), files()
        with pytest.raises(BackupError, match=r"^1 tables are not those of the backup: premises_interest\.$"):
            restore(rewritten(path, tables={"premises_interest": {"rows": 9, "checksum": "0"}}), replace=target)
        assert (contents(), files()) == (living, stored)
        with pytest.raises(CommandError, match=r"is not empty\. To lose what is in it: --replace"):
            call_command("restore", path)
        call_command("restore", path, "--replace", target)

        left = list(Interest.objects.values_list("contact_name", flat=True))
        again = restore(path, replace=target)

    assert left == ["Blir"]
    assert again.erased == {"premises.interest": 2}
    assert "Erased again: 2 premises.interest\n" in capsys.readouterr().out
    assert list(files()) == ["a.pdf"]


def full_and_then_changed(target, tmp_path):
    """A backup of three people, of whom one was erased in the database since, and one that the file alone knows of."""
    with led_to(target):
        make_interest(contact_name="Blir")
        erased_by_staff = make_interest(contact_name="Slettet")
        erased_elsewhere = make_interest(contact_name="Slettet, kjent av fila")
        make_mail(about=erased_by_staff)
        default_storage.save("a.pdf", ContentFile(b"a"))
        path = make(tmp_path / "backups")
        erased_elsewhere.delete()
        call_command("worker", once="erased")
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE backups_erased")
        erased_by_staff.delete()
        default_storage.delete("a.pdf")
        make_interest(contact_name="Kom etter")
    return path
