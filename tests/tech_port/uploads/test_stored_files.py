"""An uploaded file lives as long as its row points to it: saving keeps it, and what is undone deletes nothing."""

import pytest
from django.db import transaction

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
