"""What is new in a text since another version of it, by paragraphs and words. Values in, values out."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

MAX_LENGTH = 50_000
MAX_WORDS = 800  # of a paragraph that is compared word by word


@dataclass(frozen=True)
class Piece:
    """A run of words: `kind` is "same", "new" or "gone"."""

    kind: str
    text: str

    @property
    def words(self):
        return self.text.rstrip()

    @property
    def space(self):
        """What separates the words from those that follow."""
        return self.text[len(self.words) :] or " "


def difference(before, after):
    """[[Piece, …] of each paragraph], in the order of the later text; what is gone stands where it was.

    Texts are Markdown, and compared as they are written but for the marks of headings.
    """
    old, new = _paragraphs(before), _paragraphs(after)
    found = []
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [[Piece("same", text)] for text in new[start:end]]
        else:
            found += [words(*pair) for pair in zip_longest(old[first:last], new[start:end], fillvalue="")]
    return found


def _paragraphs(text):
    parts = re.split(r"\n\s*\n", text[:MAX_LENGTH].replace("\r\n", "\n"))
    return [re.sub(r"^#+\s+", "", part.strip()) for part in parts if part.strip()]


def words(before, after):
    """[Piece, …] of two texts word by word, each with the space after it; what is gone stands before what is new."""
    old, new = re.findall(r"\S+\s*", before), re.findall(r"\S+\s*", after)
    if max(len(old), len(new)) > MAX_WORDS:
        return [piece for piece in (Piece("gone", before), Piece("new", after)) if piece.text]
    pieces = []
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(new[start:end])))
        else:
            changed = (Piece("gone", "".join(old[first:last])), Piece("new", "".join(new[start:end])))
            pieces += [piece for piece in changed if piece.text]
    return pieces
