"""What a file that somebody sends becomes: a picture for the web, or a reason why not. Values in, values out.

What comes in may be anything; what goes out is a WebP of bounded size with nothing but the picture in it: no place, no
camera, no text, no second picture behind the first. `apart` runs this in a process of its own, with bounds.
"""

import warnings
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image

from . import colours, drawings, kinds

MAX_PIXELS = 50 * 1024 * 1024  # a camera's "50 megapixels" are 8192 × 6144, a little above 50 millions
MAX_SIDE = 16_000  # the formats we write end a little above it
MAX_RATIO = 20
MIN_SIDE = 16  # the longest side: a third of a logo in a list, the smallest place; what is less shows nothing
WIDEST = 2560
MAX_KEPT_PIXELS = 8_000_000
QUALITY = 88
MAX_LOSSLESS_BYTES = 400_000
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
ONE_PICTURE = {"JPEG", "MPO", "HEIF"}  # what phones hide behind the first picture of these is no animation
TURNS = {  # what EXIF's orientations ask for
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
ORIENTATION = 0x0112
BROKEN = (OSError, SyntaxError, ValueError, EOFError, TypeError, IndexError, OverflowError, RuntimeError)


class Refused(Exception):
    """A file that is not taken: why, as one of the codes of `sentences`, and what its sentence names."""

    def __init__(self, code, **values):
        super().__init__(code)
        self.code, self.values = code, values


@dataclass
class Cleaned:
    """A picture as it is kept, `losses` as codes of `sentences`, and the size that was sent, the right way up."""

    content: bytes
    width: int
    height: int
    sent_width: int
    sent_height: int
    is_see_through: bool = False
    needs_dark_plate: bool = False
    losses: list = field(default_factory=list)


def read(content):
    """The picture of a file's bytes; raises Refused."""
    kind = kinds.of(content)
    try:
        if kind == "SVG":
            drawing = drawings.drawn(content)
            return _kept(drawing, drawing.size, is_sharp=True, losses=[])
        if kind and kind != "HEIC":
            raise Refused("kind", kind=kind)
        with _opened(content, kind) as image:
            _refuse_size(*image.size)
            return _read(image)
    except drawings.Unusable as error:
        raise Refused(error.code) from error
    except MemoryError as error:
        raise Refused("costly") from error
    except BROKEN as error:
        raise Refused("unreadable") from error


def _opened(content, kind):
    """The file's header alone; Pillow's warning of a large size is left to our own, smaller limit."""
    if kind == "HEIC":
        return _opened_heic(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            return Image.open(BytesIO(content), formats=FORMATS)
        except Image.DecompressionBombError as error:
            raise Refused("pixels") from error


def _opened_heic(content):
    if not kinds.may_read_heic():
        raise Refused("heic")
    import pillow_heif

    pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
    return Image.open(BytesIO(content), formats=["HEIF"])


def _refuse_size(width, height):
    """Raise Refused for a size (in pixels, by the file's header) that is costly to decode, or no picture."""
    if max(width, height) < MIN_SIDE:
        raise Refused("tiny", width=width, height=height)
    if width * height > MAX_PIXELS:
        raise Refused("pixels")
    if max(width, height) > MAX_SIDE:
        raise Refused("side", width=width, height=height)
    if max(width, height) > MAX_RATIO * min(width, height):
        raise Refused("ratio", width=width, height=height)


def _read(image):
    """The first picture of an opened file: no more of its pixels than needed, upright and in the web's colours.

    A JPEG is decoded at an eighth, a quarter or a half of its size; of others, strips are made smaller one by one.
    """
    sent, losses, is_sharp = image.size, _losses(image), image.format == "PNG"
    width, height = _kept_size(*sent)
    if image.format in {"JPEG", "MPO"}:
        image.draft(None, (width, height))
    image.load()
    profile = image.info.get("icc_profile")
    small = colours.smaller(image, max(1, min(image.width // width, image.height // height)))
    if small.size != (width, height):
        small = small.resize((width, height), Image.Resampling.LANCZOS)
    upright = _upright(colours.in_srgb(small, profile), image)
    is_turned = (upright.width > upright.height) != (width > height)
    return _kept(upright, sent[::-1] if is_turned else sent, is_sharp=is_sharp, losses=losses)


def _upright(small, image):
    """The small copy of an image, turned as the image's EXIF asks for; EXIF that cannot be read asks for nothing."""
    try:
        turn = TURNS.get(image.getexif().get(ORIENTATION))
    except BROKEN:
        turn = None
    return small.transpose(turn) if turn is not None else small


def _losses(image):
    """What of a picture is not kept, as far as its header tells."""
    is_moving = image.format not in ONE_PICTURE and getattr(image, "n_frames", 1) > 1
    is_for_print = image.mode == "CMYK" and not image.info.get("icc_profile")
    return [code for code, is_so in (("animation", is_moving), ("print", is_for_print)) if is_so]


def _kept_size(width, height):
    scale = min(1, WIDEST / width, (MAX_KEPT_PIXELS / (width * height)) ** 0.5)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _kept(image, sent, *, is_sharp, losses):
    is_see_through = image.mode == "RGBA" and image.getchannel("A").getextrema()[0] < 255
    return Cleaned(
        content=_written(image, is_sharp),
        width=image.width,
        height=image.height,
        sent_width=sent[0],
        sent_height=sent[1],
        is_see_through=is_see_through,
        needs_dark_plate=is_see_through and colours.needs_dark_plate(image),
        losses=[*losses, *_unseen(image, is_see_through)],
    )


def _unseen(image, is_see_through):
    """What would not be seen of a picture on a white page, as codes of `sentences`."""
    if colours.is_blank(image):
        return ["blank"]
    return ["faint"] if not is_see_through and colours.is_faint(image) else []


def _written(image, is_sharp):
    """A WebP without metadata: without loss where a drawing stays small so, a photograph's quality else."""
    out = BytesIO()
    if is_sharp and image.width * image.height <= MAX_KEPT_PIXELS / 4:
        image.save(out, "WEBP", lossless=True, quality=50, method=3, exact=False)
        if out.tell() <= MAX_LOSSLESS_BYTES:
            return out.getvalue()
        out = BytesIO()
    image.save(out, "WEBP", quality=QUALITY, method=3)
    return out.getvalue()
