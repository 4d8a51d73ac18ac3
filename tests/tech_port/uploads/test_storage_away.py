"""When files can be neither kept nor read: forms come back with what was typed, and pages say when to try again."""

import errno

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from members.models import ProfileChange
from premises.models import UnitPhoto
from tech_port.storage.away import StorageAway
from tests.factories import (
    make_contact,
    make_image,
    make_picture,
    make_profile_change,
    make_unit,
    make_unit_photo,
    make_user,
)
from tests.members.profiles.editing import decide, form_of, open_session, upload

AWAY = "Vi får ikke lagret filen akkurat nå. Velg den igjen og prøv om et minutt."


@pytest.fixture
def full_disk(monkeypatch):
    def refuse(*args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.open", refuse)


@pytest.fixture
def away(monkeypatch):
    def refuse(*args):
        raise StorageAway("silent")

    for name in ("find", "read", "_open", "_save", "delete"):
        monkeypatch.setattr(default_storage, name, refuse)


def picture():
    return SimpleUploadedFile("kontor.webp", make_image().read())


def test_a_full_disk_is_a_storage_that_is_away(full_disk):
    with pytest.raises(StorageAway) as away:
        default_storage.save("a.webp", ContentFile(b"x"))

    assert str(away.value) == "No space left on device"


def test_staff_get_their_form_back_with_what_they_typed(staff, away):
    typed = {"unit": make_unit().pk, "kind": "photo", "order": 7, "alt_nb": "Kontoret sett fra døra", "alt_en": ""}

    response = staff.post("/admin/premises/unitphoto/add/", {**typed, "picture": picture()})

    form = response.context["adminform"].form
    assert form.errors == {"picture": [AWAY]}
    assert {name: form[name].value() for name in ("alt_nb", "order")} == {"alt_nb": typed["alt_nb"], "order": "7"}
    assert UnitPhoto.objects.count() == 0


@pytest.mark.django_db
def test_a_member_gets_the_form_back_with_what_was_typed_and_may_send_it_again(away):
    client, address = Client(), open_session(make_contact())
    data = form_of(client.get(address), text_nb="Vi lager mange roboter.", logo=upload())

    response = client.post(address, data)

    texts = response.context["form"].texts
    assert (response.status_code, texts.errors) == (422, {"logo": [AWAY]})
    assert texts["text_nb"].value() == "Vi lager mange roboter."
    assert (ProfileChange.objects.count(), client.get(address).status_code) == (0, 200)


@pytest.mark.django_db
def test_the_page_of_a_file_says_when_to_try_again_and_the_pages_around_it_stand(away):
    photo = make_unit_photo(picture=make_picture(file="bilder/a.webp"))

    file, page = Client().get(photo.picture.url), Client().get(photo.unit.get_absolute_url())

    assert (file.status_code, file["Retry-After"], page.status_code) == (503, "60", 200)
    assert "Filene våre er ikke å få tak i akkurat nå." in file.content.decode()
    assert photo.picture.url in page.content.decode()


@pytest.mark.django_db
def test_a_form_without_a_file_of_its_own_is_not_taken_and_says_why(away):
    """What staff accept holds a picture of which nobody knows just now whether it is there."""
    staff = Client()
    staff.force_login(make_user(is_staff=True, is_superuser=True))
    change = make_profile_change(after={"logo": "bilder/a.webp"}, logo=make_picture(file="bilder/a.webp"))

    response = decide(staff, change, "_approve")

    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "Filene våre er ikke å få tak i akkurat nå." in response.content.decode()
    change.refresh_from_db()
    assert change.status == "proposed"
