"""An uploaded file lives as long as its row points to it: saving keeps it, and what is undone deletes nothing."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from premises.models import UnitPhoto
from tech_port.storage.away import StorageAway
from tech_port.uploads.jobs import delete_unwanted
from tech_port.uploads.models import UnwantedFile
from tech_port.worker.models import StuckRow
from tests.factories import (
    make_document_version,
    make_event_document,
    make_image,
    make_organisation,
    make_person,
    make_profile_change,
    make_unit_photo,
    pdf,
)

MAKERS = {
    "a photo of a unit": lambda: make_unit_photo().image,
    "a logo": lambda: make_organisation(logo=make_image()).logo,
    "a proposed logo": lambda: make_profile_change(logo=make_image()).logo,
    "a portrait": lambda: make_person(photo=make_image()).photo,
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
def test_another_picture_leaves_the_pictures_of_others_alone(django_capture_on_commit_callbacks):
    photo, other = make_unit_photo(), make_unit_photo()
    first = photo.image.name

    with django_capture_on_commit_callbacks(execute=True):
        photo.image = make_image()
        photo.save()

    assert not photo.image.storage.exists(first)
    assert (is_there(photo.image), is_there(other.image)) == (True, True)


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
    photo, now = make_unit_photo(), timezone.now()

    with django_capture_on_commit_callbacks(execute=True):
        photo.delete()
    kept = is_there(photo.image), UnwantedFile.objects.get().name, UnitPhoto.objects.count()
    while_away = delete_unwanted(now), StuckRow.objects.get().error.split(",")[0]
    away()
    after = delete_unwanted(now), delete_unwanted(now + timedelta(hours=1))

    assert kept == (True, photo.image.name, 0)
    assert while_away == (0, "StorageAway")
    assert after == (0, 1)
    assert (is_there(photo.image), UnwantedFile.objects.count(), StuckRow.objects.count()) == (False, 0, 0)


@pytest.mark.django_db
def test_a_server_that_is_stopped_after_the_commit_leaves_the_file_to_the_worker():
    photo = make_unit_photo()
    photo.delete()  # the test's transaction never ends, so that nothing after it is done

    done = delete_unwanted(timezone.now())

    assert (done, is_there(photo.image), UnwantedFile.objects.count()) == (1, False, 0)
