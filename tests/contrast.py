"""Contrast of two colours as WCAG counts it, from 1 to 21; a colour is `#rrggbb`, or a browser's `rgb(1, 2, 3)`."""

import re


def channels(colour):
    """Red, green and blue from 0 to 255."""
    if colour.startswith("#"):
        return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return tuple(int(number) for number in re.findall(r"\d+", colour)[:3])


def luminance(colour):
    shares = [channel / 255 for channel in channels(colour)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def blended(colour, ground, opacity):
    """What is seen of a colour that lets its ground through."""
    mixed = [a * opacity + b * (1 - opacity) for a, b in zip(channels(colour), channels(ground), strict=True)]
    return "rgb({}, {}, {})".format(*(round(part) for part in mixed))
