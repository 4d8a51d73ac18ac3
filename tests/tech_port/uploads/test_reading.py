"""What the files that people send become, by their kind."""

from itertools import pairwise

import pytest
from PIL import Image, ImageCms

from tech_port.uploads import colours, images
from tests.tech_port.uploads.files import CASES, drawing, opened, picture, written

GREY_OF_THE_CASE = range(122, 127)  # 63 000 of 65 535 at the one end and 0 at the other


@pytest.mark.parametrize(
    ("content", "mode", "size"),
    [
        (written(picture(), "JPEG"), "RGB", (400, 300)),
        (written(picture(), "JPEG", progressive=True), "RGB", (400, 300)),
        (written(picture(), "PNG"), "RGB", (400, 300)),
        (written(picture(), "WEBP"), "RGB", (400, 300)),
        (written(picture(), "AVIF"), "RGB", (400, 300)),
        (written(picture(), "HEIF"), "RGB", (400, 300)),
        (written(picture(), "MPO", save_all=True, append_images=[picture(size=(40, 30))]), "RGB", (400, 300)),
        (written(picture("1")), "RGB", (400, 300)),
        (written(picture("L")), "RGB", (400, 300)),
        (written(picture("P")), "RGB", (400, 300)),
        (written(picture("CMYK"), "JPEG"), "RGB", (400, 300)),
        (drawing(), "RGBA", (1600, 800)),
        (drawing().replace(b"0 0 200 100", b"0 0 100 200"), "RGBA", (800, 1600)),
    ],
)
def test_every_kind_of_picture_becomes_a_bare_webp(content, mode, size):
    cleaned = images.read(content)

    kept = opened(cleaned)
    assert (kept.format, kept.mode, kept.size) == ("WEBP", mode, size)
    assert (cleaned.width, cleaned.height) == (cleaned.sent_width, cleaned.sent_height) == size
    assert set(kept.info) <= {"loop", "background", "timestamp", "duration"}


def test_the_grey_of_16_bits_is_right():
    shown = opened(images.read((CASES / "01-grey-16bit.png").read_bytes()))

    assert shown.getpixel((32, 32))[0] in GREY_OF_THE_CASE
    assert (shown.getpixel((0, 0))[0] < 10, shown.getpixel((63, 63))[0] > 235) == (True, True)


def test_a_grey_of_16_bits_follows_its_profile():
    grey = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()  # of colours, so that it cannot be

    shown = opened(images.read(written(Image.new("I;16", (60, 60), 0x8080), icc_profile=grey)))

    assert shown.getpixel((30, 30)) == (128, 128, 128)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_a_picture_is_turned_upright_and_says_nothing_of_where_it_was_taken(format):
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter to the right
    exif[0x010F] = "Hemmelig kamera"
    exif.get_ifd(0x8825)[1] = "N"

    cleaned = images.read(written(picture(), format, exif=exif.tobytes()))

    kept = opened(cleaned)
    assert kept.size == (cleaned.sent_width, cleaned.sent_height) == (300, 400)
    assert kept.getpixel((150, 10))[0] < kept.getpixel((150, 390))[0] - 150  # what was to the left is above
    assert dict(kept.getexif()) == {}
    assert b"Hemmelig" not in cleaned.content


def test_a_large_photograph_is_decoded_at_less_than_its_size(monkeypatch):
    monkeypatch.setattr(images, "WIDEST", 256)
    content = written(Image.new("RGB", (600, 400), (36, 80, 93)), "JPEG")
    loaded = []
    load = Image.Image.load
    monkeypatch.setattr(Image.Image, "load", lambda image: loaded.append(image.size) or load(image))

    cleaned = images.read(content)

    assert (cleaned.width, cleaned.height) == (256, 171)
    assert (cleaned.sent_width, cleaned.sent_height) == (600, 400)
    assert max(loaded) == (300, 200)


@pytest.mark.parametrize(
    ("size", "kept"),
    [((256, 64), (256, 64)), ((400, 100), (256, 64)), ((1600, 80), (256, 13)), ((80, 1600), (63, 1265))],
)
def test_a_large_picture_is_made_smaller_and_keeps_its_shape(size, kept, monkeypatch):
    monkeypatch.setattr(images, "WIDEST", 256)
    monkeypatch.setattr(images, "MAX_KEPT_PIXELS", 80_000)

    cleaned = images.read(written(Image.new("L", size, 90), compress_level=1))

    assert (cleaned.width, cleaned.height) == kept


def test_strips_leave_no_seam(monkeypatch):
    monkeypatch.setattr(images, "WIDEST", 100)
    monkeypatch.setattr(colours, "STRIP", 7)
    cleaned = images.read(written(picture("L", (450, 340)).rotate(90, expand=True)))

    column = opened(cleaned).convert("L").crop((70, 0, 71, cleaned.height))
    values = column.get_flattened_data()
    assert max(abs(one - other) for one, other in pairwise(values)) <= 4


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_see_through_stays_so(mode):
    image = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
    image.paste((36, 80, 93, 255), (20, 20, 40, 40))

    cleaned = images.read(written(image.convert(mode)))

    kept = opened(cleaned)
    assert cleaned.is_see_through
    assert (kept.getpixel((5, 5))[3], kept.getpixel((30, 30))[3]) == (0, 255)


def test_other_colour_spaces_come_out_as_the_webs():
    red, green, blue = opened(images.read(written(Image.new("CMYK", (20, 20), (0, 255, 255, 0)), "JPEG"))).getpixel(
        (9, 9)
    )

    assert red > 200
    assert max(green, blue) < 60


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_colour_profile_is_followed_and_then_left_out(mode):
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = Image.new("RGB", (40, 30), (36, 80, 93)).convert(mode)

    for own in (srgb, lab, b"not a profile"):
        kept = opened(images.read(written(image, icc_profile=own)))

        assert "icc_profile" not in kept.info
        assert max(abs(a - b) for a, b in zip(kept.getpixel((5, 5))[:3], (36, 80, 93), strict=True)) < 6


def test_a_drawing_is_kept_without_loss_and_a_photograph_is_not():
    lines = Image.new("RGB", (600, 400), "white")
    lines.paste("black", (100, 100, 102, 300))

    assert opened(images.read(written(lines))).tobytes() == lines.tobytes()
    assert b"VP8L" in images.read(written(lines)).content[:20]
    assert b"VP8 " in images.read(written(picture(), "JPEG")).content[:20]
