"""Pictures that staff upload, and what visitors get of them."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import Image

from premises.models import UnitPhoto
from tech_port.uploads import pictures
from tests.factories import make_image, make_unit, make_unit_photo

MEGA = 1024 * 1024


@pytest.mark.parametrize(
    ("max_bytes", "language", "sentence"),
    [
        (pictures.FROM_STAFF, "nb", "Bildet er på 20,5 MB. Det kan være høyst 20 MB: lagre det mindre eller som JPEG."),
        (pictures.BY_LINK, "en", "The picture is 20.5 MB. It can be at most 10 MB: save it smaller or as JPEG."),
    ],
)
def test_a_file_of_too_many_bytes_is_refused_unread(max_bytes, language, sentence):
    upload = ContentFile(b"", "stor.jpg")
    upload.size = 20.5 * MEGA

    with translation.override(language), pytest.raises(ValidationError) as caught:
        pictures.clean(upload, max_bytes)

    assert caught.value.messages == [sentence]


# Staff


def send(staff, unit, upload, **values):
    data = {"unit": unit.pk, "kind": "photo", "order": 0, "alt_nb": "Kontoret sett fra døra", "alt_en": "", **values}
    return staff.post("/admin/premises/unitphoto/add/", {**data, "picture": upload})


def uploaded(file, name):
    return SimpleUploadedFile(name, file.read())


def test_a_picture_that_staff_upload_is_stored_clean(staff):
    unit = make_unit()

    response = send(staff, unit, uploaded(make_image(3200, 1600, format="JPEG"), "Kontor IMG_0001.JPG"))

    photo = UnitPhoto.objects.get()
    assert response.status_code == 302
    assert (photo.unit, photo.picture.width, photo.picture.height) == (unit, 2560, 1280)
    assert photo.picture.file.name.startswith("bilder/")
    assert "IMG" not in photo.picture.file.name
    with photo.picture.file.open() as file:
        assert Image.open(file).format == "WEBP"


def test_staff_are_told_why_a_picture_is_refused(staff):
    response = send(staff, make_unit(), SimpleUploadedFile("bilde.png", b"<svg onload='alert(1)'></svg>"))

    assert (
        "SVG-tegningen kan ikke leses eller er tom. Eksporter den som PNG, 1000 punkter bred."
        in response.content.decode()
    )
    assert UnitPhoto.objects.count() == 0


def test_a_picture_without_a_text_of_what_it_shows_is_refused(staff):
    response = send(staff, make_unit(), uploaded(make_image(700, 400), "kontor.webp"), alt_nb="")

    assert response.context["adminform"].form.errors.get_json_data()["alt_nb"][0]["code"] == "required"
    assert UnitPhoto.objects.count() == 0


# Visitors


def test_the_unit_page_shows_its_pictures_with_size_and_text(client, db):
    photo = make_unit_photo()

    page = client.get(photo.unit.get_absolute_url()).content.decode()
    bare = client.get(make_unit().get_absolute_url()).content.decode()

    tag = f'<img src="{photo.picture.url}" width="40" height="30" alt="Kontoret sett fra døra" loading="lazy"'
    assert tag in page
    assert "Slik ser det ut" in page
    assert "Slik ser det ut" not in bare


def test_a_picture_is_served_as_what_it_is_and_can_do_nothing(client, db):
    photo = make_unit_photo()

    response = client.get(photo.picture.url)

    assert response.headers["Content-Type"] == "image/webp"
    assert set(response.headers["Content-Security-Policy"].split("; ")) == {"default-src 'none'", "sandbox"}
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert Image.open(BytesIO(response.getvalue())).size == (40, 30)


@pytest.mark.parametrize(
    "path",
    ["../secret-key", "..%2Fsecret-key", "finnes-ikke.webp", "side.html", "lokaler/", "a%00.webp", "%2e%2e/x.png"],
)
def test_nothing_else_is_served(client, settings, tmp_path, path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "side.html").write_text("<script>alert(1)</script>")
    (tmp_path / "secret-key").write_text("hemmelig")
    (tmp_path / "x.png").write_text("hemmelig")

    response = client.get(f"/media/{path}")

    assert response.status_code == 404
    assert b"hemmelig" not in response.content
