"""Files that people send as pictures, and what is said of them."""

import zlib
from io import BytesIO
from pathlib import Path
from struct import pack

import pillow_heif
import pytest
from django.utils import translation
from PIL import Image

from tech_port.uploads import images, sentences

CASES = Path(__file__).parent / "cases"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">%s</svg>'
SHAPE = '<circle cx="50" cy="50" r="40" fill="#24505d"/>'

pillow_heif.register_heif_opener()


def written(image, format="PNG", **options):
    out = BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def picture(mode="RGB", size=(400, 300)):
    """A picture with something in it, dark to the left and light to the right."""
    grey = Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_90).resize(size)
    return grey.convert(mode)


def drawing(shapes=SHAPE):
    return (SVG % shapes).encode()


def enormous_png(width, height):
    """A PNG that says it is enormous and holds next to nothing."""

    def chunk(kind, data):
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    header = pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def opened(cleaned):
    return Image.open(BytesIO(cleaned.content))


def refused(content, language="nb"):
    """The sentence with which a file is refused."""
    with pytest.raises(images.Refused) as caught:
        images.read(content)
    with translation.override(language):
        return str(sentences.refusal(caught.value.code, caught.value.values))
