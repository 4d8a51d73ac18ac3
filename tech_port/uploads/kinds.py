"""What a file is, by its first bytes and not by its name. Values in, values out."""

from importlib.util import find_spec

SIGNS = [  # how files begin that people take for pictures
    (b"%PDF", "PDF"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"8BPS", "Photoshop"),
    (b"%!PS", "EPS"),
    (b"\xc5\xd0\xd3\xc6", "EPS"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"PK\x03\x04", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word"),
]
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
WEB_PAGES = (b"<!doctype html", b"<html", b"<script", b"<head", b"<body")


def of(content):
    """What a file is, when it is something that people take for a picture of the web; "" else."""
    start = content[:4096]
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        start = start.decode("utf-16", errors="ignore").encode()
    start = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(WEB_PAGES):
        return "HTML"
    if b"<svg" in start and start.startswith(b"<"):
        return "SVG"
    if start.startswith(b"\x1f\x8b"):
        return "SVGZ"
    if content[4:8] == b"ftyp":
        return "" if _is_avif(content) else "HEIC" if content[8:12] in HEIC_BRANDS else ""
    return next((kind for sign, kind in SIGNS if content.startswith(sign)), "")


def _is_avif(content):
    """AVIF has the same box around it, and may name itself after `mif1`."""
    length = int.from_bytes(content[:4], "big")
    return b"avif" in content[8 : min(length, 128)] or b"avis" in content[8 : min(length, 128)]


def may_read_heic():
    """Whether the reader of phones' own format is installed."""
    return find_spec("pillow_heif") is not None
