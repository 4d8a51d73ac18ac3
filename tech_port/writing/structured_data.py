"""What a page is about, for machines: schema.org as JSON-LD. Values in, values out.

Each thing of a page is a script of its own, and several that belong together are one graph.
"""

import json

from django.conf import settings
from django.utils.translation import pgettext

# Not Django's json_script: that makes an element with an id, and readers of schema.org want the bare type.
# The characters that could end the script or begin markup, as JSON may write them.
ESCAPES = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


class StructuredData:
    """A schema.org object, put into a template as `{{ structured }}`; keys without a value are left out."""

    def __init__(self, type_, **values):
        self.data = {"@context": "https://schema.org", **thing(type_, **values)}

    @classmethod
    def together(cls, *things):
        """Several things that a page tells of at once; None among them is left out."""
        told = cls.__new__(cls)
        told.data = {"@context": "https://schema.org", "@graph": [one for one in things if one]}
        return told

    def __str__(self):
        text = json.dumps(self.data, ensure_ascii=False, default=str).translate(ESCAPES)
        return _Script(f'<script type="application/ld+json">{text}</script>')


class _Script(str):
    """An element whose text cannot end it; templates print it as it is, which they decide after `str()`."""

    def __html__(self):
        return str(self)


def thing(type_, **values):
    """A part of such an object: `thing("Place", name="Torvet")`; None, "" and [] are left out."""
    return {"@type": type_, **{key: value for key, value in values.items() if value not in (None, "", [], {})}}


def is_told(record):
    """Whether machines may repeat what the pages say of a record.

    Never of a sample: the page says that it is invented, and a machine would leave that out. Nor of what is hidden.
    """
    return not (record.is_sample or getattr(record, "is_hidden", False))


def number(value):
    """A decimal as JSON has it: `2450`, `12.5`; None for None."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def postal(street="", town=""):
    """An address in Norway, as far as it is known."""
    return thing("PostalAddress", streetAddress=street, addressLocality=town, addressCountry="NO")


def absolute(path):
    """The whole address of a path on the site."""
    return settings.SITE_URL + path


def address_of_picture(address):
    """The address of the picture that the page at an address is shared with."""
    return address + pgettext("url", "bilde.png")
