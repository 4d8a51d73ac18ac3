"""An uploaded file lives as long as its row points to it: saving keeps it, and what is undone deletes nothing."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from tech_port.pictures.models import Picture
from tech_port.storage.away import StorageAway
from tech_port.uploads.jobs import delete_unwanted
from tech_port.uploads.models import UnwantedFile
from tech_port.worker.models import StuckRow
from tests.factories import (
    make_document_version,
    make_event_document,
    make_picture,
    pdf,
)

MAKERS = {
    "a picture": lambda: make_picture().file,
    "a version of a document": lambda: make_document_version(file=pdf()).file,
    "a paper of an event": lambda: make_event_document(url="", file=pdf()).file,
}
every_file = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


def is_there(file):
    return file.storage.exists(file.name)


@pytest.mark.django_db
@every_file
def test_saving_the_row_anew_keeps_its_file(make, django_capture_on_commit_callbacks):
    file = make()

    with django_capture_on_commit_callbacks(execute=True):
        file.instance.save()
        type(file.instance).objects.get(pk=file.instance.pk).save()

    assert is_there(file)


@pytest.mark.django_db
@every_file
def test_the_file_goes_with_the_row_once_that_is_certain(make, django_capture_on_commit_callbacks):
    file = make()
    name, storage = file.name, file.storage

    with django_capture_on_commit_callbacks(execute=True):
        file.instance.delete()
        meanwhile = storage.exists(name)

    assert (meanwhile, storage.exists(name)) == (True, False)


@pytest.mark.django_db
@every_file
def test_a_deletion_that_is_undone_keeps_the_file(make, django_capture_on_commit_callbacks):
    file = make()

    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        file.instance.delete()
        transaction.set_rollback(True)

    assert is_there(file)


@pytest.mark.django_db
def test_another_file_leaves_the_files_of_others_alone(django_capture_on_commit_callbacks):
    version, other = make_document_version(file=pdf()), make_document_version(file=pdf())
    first = version.file.name

    with django_capture_on_commit_callbacks(execute=True):
        version.file = pdf()
        version.save()

    assert not version.file.storage.exists(first)
    assert (is_there(version.file), is_there(other.file)) == (True, True)


@pytest.mark.django_db
def test_the_size_follows_the_file():
    version = make_document_version(file=pdf(b"%PDF-1.7"), url="https://andre.example/")
    sizes = [version.file_size]

    for file in (pdf(b"%PDF-1.7 mer"), None):
        version.file = file
        version.save()
        version.refresh_from_db()
        sizes.append(version.file_size)

    assert sizes == [8, 12, None]


@pytest.fixture
def away(monkeypatch):
    """The storage cannot delete; call it to have it well again."""

    def refuse(name):
        raise StorageAway("silent")

    monkeypatch.setattr(default_storage, "delete", refuse)
    return monkeypatch.undo


@pytest.mark.django_db
def test_a_file_that_cannot_be_deleted_then_goes_later(away, django_capture_on_commit_callbacks):
    picture = make_picture()

    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()
    kept, now = (is_there(picture.file), UnwantedFile.objects.get().name, Picture.objects.count()), timezone.now()
    while_away = delete_unwanted(now), StuckRow.objects.get().error.split(",")[0]
    away()
    after = delete_unwanted(now), delete_unwanted(now + timedelta(hours=1))

    assert kept == (True, picture.file.name, 0)
    assert while_away == (0, "StorageAway")
    assert after == (0, 1)
    assert (is_there(picture.file), UnwantedFile.objects.count(), StuckRow.objects.count()) == (False, 0, 0)


@pytest.mark.django_db
def test_a_server_that_is_stopped_after_the_commit_leaves_the_file_to_the_worker():
    picture = make_picture()
    picture.delete()  # the test's transaction never ends, so that nothing after it is done

    done = delete_unwanted(timezone.now())

    assert (done, is_there(picture.file), UnwantedFile.objects.count()) == (1, False, 0)
