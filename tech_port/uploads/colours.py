"""Pixels of every kind as the web's: RGB, or RGBA where something is see-through. Values in, values out."""

from io import BytesIO

from PIL import Image, ImageCms

BROKEN_PROFILE = (ImageCms.PyCMSError, OSError, ValueError, SyntaxError)
STRIP = 256  # rows that are in memory twice while a large picture is made smaller
FAINT = 1.6  # contrast to its ground (WCAG's formula) below which a shape is hardly seen
DARK_GROUND = 0.018  # the relative luminance of the dark plate
SAMPLE = 128  # pixels of a side that are looked at
WHITE = 250
DARK_ENOUGH = 204  # grey, of 255, from which contrast to white falls below FAINT
LEAST_SEEN = 0.001  # of all pixels: a thin line of a large drawing is more
SEEN = 128  # opacity, of 255, from which a pixel counts


def smaller(image, factor):
    """The image at 1/factor of its size, for the web or its profile to be read; no second copy is made of a large one.

    Greys and print's colours that have a profile keep their mode until that is followed.
    """
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if mode == "RGB" and image.info.get("icc_profile"):
        mode = "L" if image.mode == "L" or _is_precise(image) else "CMYK" if image.mode == "CMYK" else mode
    small = Image.new(mode, (-(-image.width // factor), -(-image.height // factor)))
    step = STRIP * factor
    for top in range(0, image.height, step):
        strip = _converted(image.crop((0, top, image.width, min(top + step, image.height))), mode)
        small.paste(strip.reduce(factor) if factor > 1 else strip, (0, top // factor))
    return small


def _is_precise(image):
    """Whether it is one grey of 16 bits."""
    return image.mode == "I" or image.mode.startswith("I;16")


def _converted(image, mode):
    """An image in another mode; greys of 16 bits are not cut off at 255."""
    if _is_precise(image):
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    elif image.mode == "F":
        image = image.convert("L")
    return image if image.mode == mode else image.convert(mode)


def in_srgb(image, profile):
    """An image with the colours that its profile (bytes, or None) means, as the web's."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    image = _translated(image.convert("RGB") if alpha else image, profile)
    image = image if image.mode == "RGB" else image.convert("RGB")
    if alpha:
        image.putalpha(alpha)
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    return bare


def _translated(image, profile):
    if not profile:
        return image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except BROKEN_PROFILE:
        return image  # a profile that cannot be read changes the colours a little, and is no reason to refuse


def _luminance(pixel):
    """WCAG's relative luminance of a pixel, 0 to 1."""
    parts = [part / 255 for part in pixel[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one, other):
    light, dark = max(one, other), min(one, other)
    return (light + 0.05) / (dark + 0.05)


def needs_dark_plate(image):
    """Whether most of what an RGBA image draws would not be seen on white, and is seen better on the dark plate."""
    sample = image.resize((min(image.width, SAMPLE), min(image.height, SAMPLE)), Image.Resampling.BOX)
    drawn = [_luminance(pixel) for pixel in sample.get_flattened_data() if pixel[3] >= SEEN]
    lost_on_white = sum(_contrast(light, 1) < FAINT for light in drawn)
    lost_on_dark = sum(_contrast(light, DARK_GROUND) < FAINT for light in drawn)
    return lost_on_white > len(drawn) / 2 and lost_on_dark < lost_on_white


def is_blank(image):
    """Whether there is nothing to see on a white page: all of it is see-through or white."""
    if image.mode == "RGBA" and image.getchannel("A").getextrema()[0] < SEEN:
        return image.getchannel("A").getextrema()[1] == 0
    return min(low for low, _high in image.convert("RGB").getextrema()) >= WHITE


def is_faint(image):
    """Whether an opaque image is so light all over that it is hardly seen on a white page."""
    greys = image.convert("L").histogram()
    return sum(greys[:DARK_ENOUGH]) < LEAST_SEEN * image.width * image.height
