"""Pictures that tables kept the files of come into the store, and can be given back."""

from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection

from premises.models import UnitPhoto
from tech_port.pictures.models import Picture
from tech_port.pictures.moving import move
from tests.factories import make_image, make_profile_change, make_unit

pytestmark = pytest.mark.django_db
EDITOR = SimpleNamespace(connection=connection)
PHOTOS = move("premises_unitphoto", "image", "picture_id", size=("width", "height"), texts=("alt_nb", "alt_en"))
PROPOSALS = move("members_profilechange", "logo", "logo_id")


def run(query, values=()):
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall() if cursor.description else None


def columns(photo):
    return run("SELECT image, width, height, alt_nb, alt_en FROM premises_unitphoto WHERE id = %s", [photo.pk])[0]


def test_a_photograph_comes_into_the_store_with_its_text_and_can_be_given_back():
    photo = UnitPhoto.objects.create(unit=make_unit())
    old = ("lokaler/a.webp", 40, 30, "Kontoret sett fra døra", "")
    run("UPDATE premises_unitphoto SET image = %s, width = %s, height = %s, alt_nb = %s, alt_en = %s", old)

    PHOTOS.code(apps, EDITOR)
    PHOTOS.code(apps, EDITOR)  # what is in the store already stays as it is
    photo.refresh_from_db()
    run("UPDATE premises_unitphoto SET image = '', width = 0, height = 0, alt_nb = ''")
    PHOTOS.reverse_code(apps, EDITOR)
    UnitPhoto.objects.update(picture=None)
    PHOTOS.code(apps, EDITOR)  # once more, after it was taken back
    photo.refresh_from_db()

    picture = Picture.objects.get()
    assert photo.picture == picture
    assert (picture.file.name, picture.width, picture.height) == old[:3]
    assert (picture.alt_nb, picture.alt_en, picture.is_decorative) == ("Kontoret sett fra døra", "", False)
    assert columns(photo) == old


def test_a_picture_without_a_known_size_is_measured_and_one_that_is_gone_is_none():
    there, gone = make_profile_change(), make_profile_change()
    name = default_storage.save("forslag/b.webp", make_image(60, 20))
    for change, file in ((there, name), (gone, "forslag/borte.webp")):
        run("UPDATE members_profilechange SET logo = %s WHERE id = %s", [file, change.pk])

    PROPOSALS.code(apps, EDITOR)

    for change in (there, gone):
        change.refresh_from_db()
    assert (there.logo.file.name, there.logo.width, there.logo.height) == (name, 60, 20)
    assert (there.logo.is_decorative, gone.logo) == (True, None)
