"""Pictures that staff upload: what is refused and why, and that nothing but the picture is kept."""

import zlib
from io import BytesIO
from struct import pack

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

from premises.models import UnitPhoto
from tech_port.uploads import images
from tests.factories import make_image, make_unit, make_unit_photo

ONLY = "Lagre bildet som JPEG, PNG, WebP eller AVIF og last opp den."
UNREADABLE = "Filen er ikke et bilde vi kan lese, eller den er ødelagt. Last opp en JPEG, PNG, WebP eller AVIF."


def refusal(content, name="bilde.jpg"):
    with pytest.raises(ValidationError) as caught:
        images.clean(ContentFile(content, name))
    return caught.value.messages[0].replace("\u00a0", " ")


def read(file):
    return Image.open(BytesIO(file.read()))


def enormous_png(width, height):
    """A PNG that says it is enormous and holds next to nothing."""

    def chunk(kind, data):
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    header = pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_every_format_of_the_web_comes_out_as_webp_with_a_name_of_our_own(format):
    cleaned = images.clean(make_image(format=format, name="Kari Nordmanns kontor"))

    picture = read(cleaned)
    assert (picture.format, picture.size) == ("WEBP", (40, 30))
    assert len(cleaned.name) == 37
    assert cleaned.name.endswith(".webp")
    assert "Kari" not in cleaned.name


def test_where_and_with_what_it_was_taken_is_gone_and_the_picture_is_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter to the right
    exif[0x010F] = "Hemmelig kamera"
    exif.get_ifd(0x8825)[1] = "N"
    upload = make_image(40, 30, format="JPEG", exif=exif, comment=b"Hemmelig kommentar")
    assert b"Hemmelig kamera" in upload.read()

    cleaned = images.clean(upload)

    content = cleaned.read()
    picture = Image.open(BytesIO(content))
    assert picture.size == (30, 40)
    assert dict(picture.getexif()) == {}
    assert set(picture.info) <= {"loop", "background", "timestamp", "duration"}
    assert b"Hemmelig" not in content


def test_a_wide_picture_is_made_narrower_and_keeps_its_shape():
    assert read(images.clean(make_image(4000, 1000, format="JPEG"))).size == (1600, 400)
    assert read(images.clean(make_image(1600, 400, format="PNG"))).size == (1600, 400)


def test_what_is_see_through_stays_so():
    out = BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")

    picture = read(images.clean(ContentFile(out.getvalue(), "plan.png")))

    assert (picture.mode, picture.getpixel((5, 5))[3]) == ("RGBA", 0)


def test_other_colour_spaces_come_out_as_the_webs():
    out = BytesIO()
    Image.new("CMYK", (20, 20), (0, 255, 255, 0)).save(out, "JPEG")

    picture = read(images.clean(ContentFile(out.getvalue(), "trykk.jpg")))

    red, green, blue = picture.getpixel((10, 10))
    assert picture.mode == "RGB"
    assert red > 200
    assert max(green, blue) < 60


def test_a_colour_profile_is_followed_and_then_left_out():
    linear = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    for own in (profile, linear, b"not a profile"):
        picture = read(images.clean(make_image(format="PNG", icc_profile=own)))

        assert "icc_profile" not in picture.info
        assert max(abs(a - b) for a, b in zip(picture.getpixel((5, 5)), (36, 80, 93), strict=True)) < 6


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "SVG"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "HTML"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "GIF"),
    ],
)
def test_what_is_no_picture_of_the_web_is_named_and_refused(content, kind):
    assert refusal(content) == f"Dette er en {kind}-fil. {ONLY}"


@pytest.mark.parametrize("format", ["GIF", "BMP", "TIFF"])
def test_a_whole_picture_of_another_format_is_refused_whatever_it_is_called(format):
    assert refusal(make_image(format=format).read(), "bilde.png") == f"Dette er en {format}-fil. {ONLY}"


@pytest.mark.parametrize("content", [b"", b"bare tekst", make_image(400, 300, format="PNG").read()[:120]])
def test_what_cannot_be_read_is_refused(content):
    assert refusal(content) == UNREADABLE


@pytest.mark.parametrize(("width", "height"), [(5001, 4000), (13_000, 13_000), (60_000, 60_000)])
def test_a_bomb_is_refused_before_it_is_decoded(width, height, monkeypatch):
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("it was decoded"))
    content = enormous_png(width, height)
    assert len(content) < 100

    assert refusal(content) == "Bildet har for mange punkter. Gjør det mindre: høyst 20 millioner i alt (5000 × 4000)."


def test_a_file_of_more_than_8_megabytes_is_refused_unread(monkeypatch):
    upload = ContentFile(b"", "stor.jpg")
    upload.size = 12 * 1024 * 1024

    with pytest.raises(ValidationError) as caught:
        images.clean(upload)

    assert caught.value.messages == ["Bildet er på 12,0 MB. Det kan være høyst 8 MB."]


# Staff


def send(staff, unit, upload, **values):
    data = {"unit": unit.pk, "kind": "photo", "order": 0, "alt_nb": "Kontoret sett fra døra", "alt_en": "", **values}
    return staff.post("/admin/premises/unitphoto/add/", {**data, "image": upload})


def uploaded(file, name):
    return SimpleUploadedFile(name, file.read())


def test_a_picture_that_staff_upload_is_stored_clean(staff):
    unit = make_unit()

    response = send(staff, unit, uploaded(make_image(3200, 1600, format="JPEG"), "Kontor IMG_0001.JPG"))

    photo = UnitPhoto.objects.get()
    assert response.status_code == 302
    assert (photo.unit, photo.width, photo.height) == (unit, 1600, 800)
    assert photo.image.name.startswith("lokaler/")
    assert "IMG" not in photo.image.name
    with photo.image.open() as file:
        assert Image.open(file).format == "WEBP"


def test_staff_are_told_why_a_picture_is_refused(staff):
    response = send(staff, make_unit(), SimpleUploadedFile("bilde.png", b"<svg onload='alert(1)'></svg>"))

    assert f"Dette er en SVG-fil. {ONLY}" in response.content.decode()
    assert UnitPhoto.objects.count() == 0


def test_a_picture_without_a_text_of_what_it_shows_is_refused(staff):
    response = send(staff, make_unit(), uploaded(make_image(), "kontor.webp"), alt_nb="")

    assert response.context["adminform"].form.errors.get_json_data()["alt_nb"][0]["code"] == "required"
    assert UnitPhoto.objects.count() == 0


def test_a_picture_that_is_replaced_or_deleted_is_gone_from_the_disk(db, django_capture_on_commit_callbacks):
    photo = make_unit_photo()
    storage, first = photo.image.storage, photo.image.name

    with django_capture_on_commit_callbacks(execute=True):
        photo.image = make_image(name="ny")
        photo.save()
    second = photo.image.name
    replaced = storage.exists(first), storage.exists(second)
    with django_capture_on_commit_callbacks(execute=True):
        photo.delete()

    assert replaced == (False, True)
    assert not storage.exists(second)


# Visitors


def test_the_unit_page_shows_its_pictures_with_size_and_text(client, db):
    photo = make_unit_photo()

    page = client.get(photo.unit.get_absolute_url()).content.decode()
    bare = client.get(make_unit().get_absolute_url()).content.decode()

    tag = f'<img src="{photo.image.url}" width="40" height="30" alt="Kontoret sett fra døra" loading="lazy"'
    assert tag in page
    assert "Bilder og plantegninger" in page
    assert "Bilder og plantegninger" not in bare


def test_a_picture_is_served_as_what_it_is_and_can_do_nothing(client, db):
    photo = make_unit_photo()

    response = client.get(photo.image.url)

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


@pytest.mark.parametrize(
    ("width", "height", "reason"),
    [
        (900, 17_000, "Bildet er 900 × 17000 punkter. Ingen side kan være lengre enn 16 000 punkter."),
        (17_000, 900, "Bildet er 17000 × 900 punkter. Ingen side kan være lengre enn 16 000 punkter."),
        (100, 2001, "Bildet er 100 × 2001 punkter. Den lange siden kan være høyst 20 ganger den korte."),
        (2001, 100, "Bildet er 2001 × 100 punkter. Den lange siden kan være høyst 20 ganger den korte."),
    ],
)
def test_a_picture_too_long_or_too_thin_is_refused_before_it_is_decoded(width, height, reason, monkeypatch):
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("it was decoded"))

    assert refusal(enormous_png(width, height)) == reason


@pytest.mark.parametrize("size", [(16_000, 1250), (1250, 16_000), (20, 400)])
def test_a_picture_at_the_limits_of_side_and_ratio_is_taken(size):
    assert read(images.clean(make_image(*size))).width == min(size[0], 1600)
