"""What a page is about, for machines: schema.org as JSON-LD in the page's head. Values in, values out."""

import json

from django.conf import settings

# Not Django's json_script: that makes an element with an id, and readers of schema.org want the bare type.
# The characters that could end the script or begin markup, as JSON may write them.
ESCAPES = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


class StructuredData:
    """A schema.org object, put into a template as `{{ structured }}`; keys without a value are left out."""

    def __init__(self, type_, **values):
        self.data = {"@context": "https://schema.org", **thing(type_, **values)}

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


def absolute(path):
    """The whole address of a path on the site."""
    return settings.SITE_URL + path
