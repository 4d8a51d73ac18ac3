"""What people can see of a text that somebody typed or pasted. Values in, values out."""

import re

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
