"""Pictures that staff upload: checked before they are decoded, and written anew without anything but the picture.

What comes in may be anything; what goes out is a WebP of at most 1600 pixels' width with a name of our own. Nothing of
the file that was sent is kept: no place, no camera, no text, no second picture behind the first.
"""

import secrets
import warnings
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from tech_port.norwegian import typography

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
MAX_BYTES = 8 * 1024 * 1024
MAX_PIXELS = 20_000_000
MAX_SIDE = 16_000  # the formats we write end a little above it
MAX_RATIO = 20
WIDEST = 1600
QUALITY = 82
MEGA = 1024 * 1024
BROKEN = (OSError, SyntaxError, ValueError, EOFError, MemoryError)
SIGNS = [  # how files begin that people take for pictures
    (b"%PDF", "PDF"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
]


def clean(upload):
    """The picture of an uploaded file as a `ContentFile`; raises ValidationError with the reason when it is refused."""
    if upload.size > MAX_BYTES:
        size = typography.number(upload.size / MEGA, 1)
        raise ValidationError(_("Bildet er på %(size)s MB. Det kan være høyst 8 MB.") % {"size": size}, "bytes")
    upload.seek(0)
    content = upload.read(MAX_BYTES + 1)
    picture = _decoded(content)
    out = BytesIO()
    picture.save(out, "WEBP", quality=QUALITY, method=4)
    return ContentFile(out.getvalue(), name=f"{secrets.token_hex(16)}.webp")


def _decoded(content):
    """The pixels, the right way up, in the web's colours and no wider than shown."""
    try:
        with _opened(content) as image:
            _refuse_size(*image.size)
            if image.format == "JPEG":
                image.draft(None, (WIDEST, WIDEST * image.height // image.width))
            image.load()
            return _narrowed(_in_web_colours(ImageOps.exif_transpose(image)))
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except BROKEN as error:
        raise ValidationError(_refusal(content), "unreadable") from error


def _refuse_size(width, height):
    """Raise ValidationError for a size (in pixels, by the file's header) that is costly to decode, or no picture."""
    if width * height > MAX_PIXELS:
        raise _too_many_pixels()
    if max(width, height) > MAX_SIDE:
        text = _("Bildet er %(width)d × %(height)d punkter. Ingen side kan være lengre enn 16 000 punkter.")
        raise ValidationError(text % {"width": width, "height": height}, "side")
    if max(width, height) > MAX_RATIO * min(width, height):
        text = _("Bildet er %(width)d × %(height)d punkter. Den lange siden kan være høyst 20 ganger den korte.")
        raise ValidationError(text % {"width": width, "height": height}, "ratio")


def _too_many_pixels():
    text = _("Bildet har for mange punkter. Gjør det mindre: høyst 20 millioner i alt (5000 × 4000).")
    return ValidationError(text, "pixels")


def _opened(content):
    """The file's header alone; Pillow's warning of a large size is left to our own, smaller limit."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(BytesIO(content), formats=FORMATS)


def _in_web_colours(image):
    """RGB, or RGBA where something is see-through, without the profile that came with it."""
    profile = image.info.get("icc_profile")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if profile and image.mode in {"RGB", "CMYK"}:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            image = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, *BROKEN):
            pass  # a profile that cannot be read changes the colours a little, and is no reason to refuse
    image = image.convert(mode)
    bare = Image.new(mode, image.size)
    bare.paste(image)
    return bare


def _narrowed(image):
    if image.width <= WIDEST:
        return image
    return image.resize((WIDEST, max(1, round(image.height * WIDEST / image.width))), Image.Resampling.LANCZOS)


def _refusal(content):
    """Why a file cannot be used, and what to do about it."""
    kind = _kind(content)
    if kind:
        return _("Dette er en %(kind)s-fil. Lagre bildet som JPEG, PNG, WebP eller AVIF og last opp den.") % {
            "kind": kind
        }
    return _("Filen er ikke et bilde vi kan lese, eller den er ødelagt. Last opp en JPEG, PNG, WebP eller AVIF.")


def _kind(content):
    """What a file is, when it is something that people take for a picture; "" else."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in start:
        return "SVG"
    if start.startswith((b"<!doctype html", b"<html", b"<script", b"<head", b"<body")):
        return "HTML"
    if content[4:8] == b"ftyp" and content[8:12] in {b"heic", b"heix", b"mif1", b"hevc"}:
        return "HEIC"
    return next((kind for sign, kind in SIGNS if content.startswith(sign)), "")
