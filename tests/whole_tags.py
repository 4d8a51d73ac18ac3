"""html5lib reads a tag letter by letter; here it reads one that is sound whole, and all else as before.

It looks for characters that no page may have where there may be any. A page is read in half of the time.
`test_whole_tags.py` holds that nothing is read in another way.
"""

import re
from html import unescape

from html5lib._inputstream import HTMLUnicodeInputStream
from html5lib._tokenizer import HTMLTokenizer, tokenTypes

TAG, NAME = "[a-z][a-z0-9-]*", "[a-zA-Z][a-zA-Z0-9:-]*"
VALUE = '[^"&\0]*(?:&(?:amp|lt|gt|quot|#x27|#39);[^"&\0]*)*'
ATTRIBUTE = re.compile(f'({NAME})(?:="([^"]*)")?')
# Space, then text, then a tag: the name of an end, or that of a start, its attributes and the slash after them.
NEXT = re.compile(
    rf'([ \t\n]+)?([^<&\0 \t\n\f][^<&\0]*)?<(?:/({TAG})|({TAG})((?:[ \t\n]+{NAME}(?:="{VALUE}")?)*)[ \t\n]*(/?))>'
)
SPACES, TEXT, START, END = (tokenTypes[name] for name in ("SpaceCharacters", "Characters", "StartTag", "EndTag"))
SOUND = re.compile("[\t\n\r -~\xa0-\ud7ff]*")
by_letter, all_characters = HTMLTokenizer.dataState, HTMLUnicodeInputStream.characterErrorsUCS4


def data_state(self):
    """Takes what comes up to the end of the next tag, if all of it is sound; otherwise one step as html5lib does."""
    found = NEXT.match(self.stream.chunk, self.stream.chunkOffset)
    if not found:
        return by_letter(self)
    space, text, closed, opened, written, slash = found.groups()
    pairs = [
        (name.lower(), unescape(value) if "&" in value else value) for name, value in ATTRIBUTE.findall(written or "")
    ]
    attributes = dict(pairs)
    if len(attributes) < len(pairs):
        return by_letter(self)  # one of them stands twice
    if space:
        self.tokenQueue.append({"type": SPACES, "data": space})
    if text:
        self.tokenQueue.append({"type": TEXT, "data": text})
    tag = {"type": END, "name": closed} if closed else {"type": START, "name": opened, "selfClosingAcknowledged": False}
    self.currentToken = {**tag, "data": attributes, "selfClosing": bool(slash)}
    self.tokenQueue.append(self.currentToken)
    self.stream.chunkOffset = found.end()
    return True


def characters(self, data):
    """Notes those that no page may have."""
    if not SOUND.fullmatch(data):
        all_characters(self, data)
