"""What people can see of a text that somebody typed or pasted, and how it is kept. Values in, values out."""

import re
import unicodedata

EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
JOINED = f"[{EMOJI}\u0600-\u0dff]"  # where joiners belong: within an emoji, and in Arabic and Indian writing
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]"
    f"|(?<!{JOINED})[\u200c\u200d]|[\u200c\u200d](?!{JOINED})"
)
BLANK = re.compile("[\\s\u2800\ufe00-\ufe0f\U000e0000-\U000e007f]*")  # of no shape, unless something stands before it


def visible(text):
    """A text without what turns its direction or takes no room; empty when nothing is left to see."""
    seen = UNSEEN.sub("", text)
    return "" if BLANK.fullmatch(seen) else seen


# What ends a line where texts are copied from: a line break of Word is a vertical tab, Unicode has two of its own.
LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def tidy(text):
    """A text as it is kept: letters composed (NFC), nothing unseen, lines that end in a line feed and in no blank.

    A control character that ends no line becomes a space: PostgreSQL, XML and calendars do not take them all.
    """
    text = CONTROL.sub(" ", LINE_END.sub("\n", unicodedata.normalize("NFC", visible(text))))
    return "\n".join(line.rstrip() for line in text.split("\n"))


def tidy_line(text):
    """The same for what stands on one line, as a title or a name."""
    return " ".join(line.strip() for line in tidy(text).split("\n")).strip()


def tidied(fields):
    """The fields of a form as they came, each text of them tidy, so that it compares with what is kept; no password."""
    clean = fields.copy()
    for name, values in fields.lists():
        if "password" not in name:
            clean.setlist(name, [tidy(value) for value in values])
    return clean
