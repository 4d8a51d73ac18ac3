"""The sizes in which a picture is sent: their names follow from its own, so that no page asks for them.

`bilder/3f….webp` becomes `bilder/3f…-v1-640.webp` and, for browsers without WebP, `bilder/3f…-v1-640.jpg` or `.png`.
"""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

VERSION = 1  # another number when the sizes are made otherwise: the worker then makes all of them anew
WIDTHS = [160, 320, 640, 960, 1280, 1920]
MAX_FALLBACK = 1280
MODERN = ".webp"
OPTIONS = {
    ".webp": ("WEBP", {"quality": 80, "method": 4}),
    ".jpg": ("JPEG", {"quality": 80, "optimize": True, "progressive": True}),
    ".png": ("PNG", {"optimize": True}),
}


def widths(width):
    """Those that are narrower than a picture, and its own."""
    return [one for one in WIDTHS if one < width] + [width]


def fallback_widths(width):
    return [one for one in widths(width) if one <= MAX_FALLBACK]


def name(original, width, suffix):
    return f"{original.rpartition('.')[0]}-v{VERSION}-{width}{suffix}"


def names(picture):
    """The names of all sizes of a picture."""
    modern = [name(picture.file.name, width, MODERN) for width in widths(picture.width)]
    return modern + [name(picture.file.name, width, picture.fallback) for width in fallback_widths(picture.width)]


def make(picture):
    """Write every size of a picture to the storage, and note on it whether it is see-through; the row is not saved.

    What a worker that was killed has left is written anew.
    """
    storage = picture.file.storage
    with picture.file.open() as file, Image.open(file, formats=["WEBP", "PNG", "JPEG", "AVIF"]) as image:
        image.load()
        picture.is_see_through = image.has_transparency_data and image.convert("RGBA").getextrema()[3][0] < 255
        image = image.convert("RGBA" if picture.is_see_through else "RGB")
    for width in widths(picture.width):
        size = (width, max(1, round(picture.height * width / picture.width)))
        smaller = image if size == image.size else image.resize(size, Image.Resampling.LANCZOS)
        for suffix in [MODERN, *([picture.fallback] if width <= MAX_FALLBACK else [])]:
            _store(storage, name(picture.file.name, width, suffix), smaller, suffix)


def _store(storage, name, image, suffix):
    format, options = OPTIONS[suffix]
    out = BytesIO()
    image.save(out, format, **options)
    if storage.exists(name):
        storage.delete(name)
    storage.save(name, ContentFile(out.getvalue()))
