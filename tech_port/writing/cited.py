"""Sources at the sentences that they carry, in editors' Markdown. Values in, values out.

`Det kom 80 gjester.[^magasin-2022]`: the key of a source; what becomes of the sign is for whoever renders.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

SIGN = r"\[\^([\w-]{1,50})\]"
BEHIND = re.compile(rf"\s*{SIGN}")
AFTER_LINKS = 127  # of the library's own patterns: code, escaped signs and links come first, so that none is inside
AFTER_SIGNS = 15  # of its steps through the finished tree, the one that reads what is inside comes first


def keys_in(text):
    """The keys of the sources that a text points at, each once, in their order."""
    return list(dict.fromkeys(re.findall(SIGN, text)))


def without_signs(text):
    """The text as it is read where no source can be shown."""
    return BEHIND.sub("", text)


class Cited(Extension):
    """Signs become `<sup data-source="key">`; with `in_passages`, a rule stands behind each block of the text."""

    def __init__(self, *, in_passages=False):
        super().__init__()
        self.in_passages = in_passages

    def extendMarkdown(self, md):
        md.inlinePatterns.register(_Sign(rf" *{SIGN}", md), "cited", AFTER_LINKS)
        if self.in_passages:
            md.treeprocessors.register(_Passages(md), "passages", AFTER_SIGNS)


class _Sign(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a",)  # a link cannot hold another

    def handleMatch(self, m, data):
        sign = Element("sup")
        sign.set("data-source", m[1])
        return sign, m.start(0), m.end(0)


class _Passages(Treeprocessor):
    def run(self, root):
        blocks = list(root)
        root[:] = []
        for block in blocks:
            root.append(block)
            SubElement(root, "hr")
