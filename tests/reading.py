"""Pages as a browser reads them: how a template's lines are broken is not what a test is about."""

import re

from django.test import Client

from tests import looking

BLOCKS = (
    "address|article|aside|blockquote|body|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|"
    "head|header|html|legend|li|main|nav|ol|option|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul"
)
KEPT = re.compile(r"(<(pre|textarea|script)\b.*?</\2\s*>)", re.DOTALL)  # white space means something in these
BEFORE_TAG_END = re.compile(r" (?=/?>)")
BLOCK = rf"</?(?:{BLOCKS}|br)(?:\s[^<>]*)?>"
BEFORE_BLOCK, AFTER_BLOCK = re.compile(f" (?={BLOCK})"), re.compile(f"({BLOCK}) ")


def as_read(html):
    """HTML with runs of white space as one space, and none where a tag ends or beside a block's tags."""
    parts = KEPT.split(html)  # text, element, its name, text, …
    for index in range(0, len(parts), 3):
        part = BEFORE_TAG_END.sub("", single_spaced(parts[index]))
        parts[index] = AFTER_BLOCK.sub(r"\1", BEFORE_BLOCK.sub("", part))
    return "".join(part for index, part in enumerate(parts) if index % 3 != 2)


def single_spaced(text):
    """Runs of white space as one space, at both ends too; in bytes, where hard spaces are letters as to a browser."""
    return b" ".join(f"<{text}>".encode().split()).decode()[1:-1]


class Reader(Client):
    """A client whose pages are as they are read; what is no page is as it was sent.

    Staff who are shown what would leave by a form have it sent (`tests/looking.py`), unless a test is about the look.
    """

    way = "_go"  # the button that is pressed

    def post(self, path, data=None, *args, **options):
        response = super().post(path, data, *args, **options)
        is_look = looking.is_look(response)
        return looking.pressed(self, path, response, self.way, **options) if is_look else response

    def look(self, path, data=None, **options):
        """The page that shows what would leave."""
        return super().post(path, data, **options)

    def request(self, **request):
        response = super().request(**request)
        if not response.streaming and response.headers.get("Content-Type", "").startswith("text/html"):
            response.content = as_read(response.content.decode()).encode()
        return response
