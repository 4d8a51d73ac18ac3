"""What is refused, in one sentence that says what to do, in both languages; and what a picture is said to lose."""

import pytest
from PIL import Image

from tech_port.uploads import images, kinds
from tests.tech_port.uploads.files import SHAPE, drawing, enormous_png, picture, refused, written

EXPORT = "PNG, 1000 punkter bred."
SVG_BROKEN = f"SVG-tegningen kan ikke leses eller er tom. Eksporter den som {EXPORT}"
SVG_LINKS = f"SVG-tegningen henter deler fra andre filer. Bygg dem inn, eller eksporter den som {EXPORT}"
SVG_TEXT = (
    "SVG-tegningen har tekst som bare vises der skrifttypen finnes. Gjør teksten om til omriss (kurver), eller "
    f"eksporter tegningen som {EXPORT}"
)
UNREADABLE = "Filen er ikke et bilde vi kan lese, eller den er ødelagt. Last opp en JPEG, PNG, WebP eller AVIF."
PIXELS = "Bildet har for mange punkter. Gjør det mindre: høyst 50 millioner i alt (8192 × 6144)."
USES = [f"<use href='#a{n}'/>" * 10 for n in range(8)]
BOMB = "".join(f"<g id='a{n}'>{uses}</g>" for n, uses in enumerate(USES, start=1))


def other(kind):
    return f"Dette er en {kind}-fil. Lagre bildet som JPEG, PNG, WebP eller AVIF og last opp den."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            b"<!DOCTYPE html><script>alert(1)</script>",
            "Dette er en nettside. Lagre bildet fra den som JPEG eller PNG, og last opp det.",
        ),
        (b"%PDF-1.7\n", "Dette er en PDF-fil. Eksporter siden eller logoen som PNG, 1000 punkter bred."),
        (b"%!PS-Adobe-3.0", "Dette er en EPS-fil. Eksporter logoen som SVG, eller som PNG, 1000 punkter bred."),
        (
            b"PK\x03\x04",
            "Dette er en ZIP-fil eller et dokument. Pakk ut eller eksporter bildet, og last opp det alene.",
        ),
        (b"\xd0\xcf\x11\xe0", "Dette er et dokument. Eksporter bildet som PNG eller JPEG, og last opp det alene."),
        (b"\x1f\x8b\x08", "Dette er en pakket fil (SVGZ eller GZIP). Lagre tegningen som SVG eller PNG."),
        (b"8BPS", other("Photoshop")),
        (b"\0\0\0\x0cJXL \r\n", other("JPEG XL")),
        (written(picture(), "GIF"), other("GIF")),
        (written(picture(), "BMP"), other("BMP")),
        (written(picture(), "TIFF"), other("TIFF")),
        (b"", UNREADABLE),
        (b"bare tekst", UNREADABLE),
        (written(picture())[:120], UNREADABLE),
        (written(picture(), "JPEG")[:900], UNREADABLE),
        (written(picture(), "HEIF")[:400], UNREADABLE),
        (written(picture(), "AVIF")[:400], UNREADABLE),
        (drawing("<script>alert(1)</script>"), SVG_BROKEN),
        (drawing("<rect>"), SVG_BROKEN),
        (drawing("&b;"), SVG_BROKEN),
        (drawing(f"<defs><g id='a0'>{SHAPE}</g>{BOMB}</defs><use href='#a8'/>"), SVG_BROKEN),
        (drawing(SHAPE).replace(b"0 0 200 100", b"0 0 1 900000"), SVG_BROKEN),
        (drawing("<text>Logo</text>"), SVG_TEXT),
        (drawing("<foreignObject><p>Logo</p></foreignObject>"), SVG_TEXT),
        (drawing("<image href='/etc/hemmelig.png'/>"), SVG_LINKS),
        (drawing("<image href='https://sporer.example/x.png'/>"), SVG_LINKS),
        (drawing("<image href='data:image/svg+xml,x'/>"), SVG_LINKS),
        (drawing("<rect fill='url( &quot;http://x.example/a.svg#b&quot; )'/>"), SVG_LINKS),
        (drawing("<style>@import 'x.css'; rect { fill: red }</style>"), SVG_LINKS),
        (drawing(" " * 2_100_000), f"SVG-tegningen er på mer enn 2 MB. Eksporter den som {EXPORT}"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_what_to_do_about_it(content, sentence):
    assert refused(content) == sentence
    assert refused(content, "en") != sentence


@pytest.mark.parametrize(
    ("width", "height", "sentence"),
    [
        (8193, 6400, PIXELS),
        (13_000, 13_000, PIXELS),
        (60_000, 60_000, PIXELS),
        (900, 16_001, "Bildet er 900 × 16001 punkter. Ingen side kan være lengre enn 16 000 punkter."),
        (16_001, 900, "Bildet er 16001 × 900 punkter. Ingen side kan være lengre enn 16 000 punkter."),
        (100, 2001, "Bildet er 100 × 2001 punkter. Den lange siden kan være høyst 20 ganger den korte."),
        (2001, 100, "Bildet er 2001 × 100 punkter. Den lange siden kan være høyst 20 ganger den korte."),
    ],
)
def test_a_bomb_or_a_strip_is_refused_before_it_is_decoded(width, height, sentence, monkeypatch):
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("it was decoded"))
    content = enormous_png(width, height)
    assert len(content) < 100

    assert refused(content) == sentence


def test_what_phones_call_50_megapixels_is_taken():
    assert images.MAX_PIXELS >= 8192 * 6144


def test_a_phones_own_format_without_its_reader_is_refused_with_the_way_to_another(monkeypatch):
    monkeypatch.setattr(kinds, "may_read_heic", lambda: False)

    assert refused(written(picture(), "HEIF")) == (
        "Dette er et HEIC-bilde fra en iPhone eller iPad. Velg «Mest kompatibel» under Innstillinger, Kamera, "
        "Formater, eller lagre bildet som JPEG og last opp den."
    )


def test_drawings_of_the_programs_that_people_draw_in_are_taken():
    of_illustrator = (
        b'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" '
        b'[<!ENTITY ns_svg "http://www.w3.org/2000/svg">]><svg xmlns="&ns_svg;" viewBox="0 0 20 10">'
        b"<style>.a{fill:url(#g)}</style><defs><linearGradient id='g'><stop stop-color='#123'/></linearGradient></defs>"
        b"<switch><foreignObject width='1' height='1'></foreignObject><g><rect class='a' width='9' height='9'/></g>"
        b"</switch><a href='https://x.example'><title>Logo</title></a></svg>"
    )

    wide = of_illustrator.decode().replace("utf-8", "utf-16").encode("utf-16")

    assert [images.read(content).width for content in (of_illustrator, wide)] == [1600, 1600]


# What is lost


def moving(format):
    frames = [Image.new("RGB", (60, 60), colour) for colour in ("red", "blue")]
    return written(frames[0], format, save_all=True, append_images=frames[1:])


@pytest.mark.parametrize(
    ("content", "losses"),
    [
        (written(picture()), []),
        (moving("PNG"), ["animation"]),
        (moving("WEBP"), ["animation"]),
        (moving("AVIF"), ["animation"]),
        (moving("MPO"), []),
        (written(picture("CMYK"), "JPEG"), ["print"]),
        (written(Image.new("RGB", (60, 60), "white")), ["blank"]),
        (written(Image.new("RGBA", (60, 60), (0, 0, 0, 0))), ["blank"]),
    ],
)
def test_what_a_picture_loses_is_known_before_it_is_taken(content, losses):
    assert images.read(content).losses == losses


@pytest.mark.parametrize(
    ("shapes", "is_dark"),
    [
        ("<rect width='200' height='100' fill='#fff'/>", False),  # it has its own ground
        ("<rect x='9' y='9' width='100' height='50' fill='#fff'/>", True),
        ("<rect x='9' y='9' width='100' height='50' fill='#ffee55'/>", True),
        ("<rect x='9' y='9' width='100' height='50' fill='#24505d'/>", False),
        (
            "<rect width='80' height='50' fill='#fff'/><rect x='99' width='90' height='60' fill='#000'/>",
            False,
        ),
        (
            "<rect width='90' height='60' fill='#fff'/><rect x='109' width='30' height='50' fill='red'/>",
            True,
        ),
    ],
)
def test_a_logo_that_is_not_seen_on_white_is_given_a_dark_plate(shapes, is_dark):
    assert images.read(drawing(shapes)).needs_dark_plate is is_dark


def test_a_dot_is_no_picture_and_a_small_logo_is_one():
    assert refused(written(Image.new("RGB", (1, 1)))) == (
        "Bildet er 1 × 1 punkter, for lite til å vise noe. Last opp et der den lange siden er minst 16 punkter, og "
        "helst så bredt som stedet det skal stå."
    )
    assert images.read(written(picture(size=(48, 12)))).width == 48
