"""Addresses in words. Values in, values out."""

from urllib.parse import urlsplit


def site_name(address):
    """`https://www.ntnu.no/` → `ntnu.no`."""
    return urlsplit(address).netloc.removeprefix("www.")
