"""What a text copied from Word, Outlook or an e-mail means as Markdown. Values in, values out.

The text stays as it was typed; this is how it is read. What is Markdown already means the same as before.
"""

import re

import nh3

LONG = 100  # characters: nobody breaks lines by hand after so many, so such a line is a paragraph of its own
# Word's bullets by level, as they arrive in plain text; \uf0b7 and \uf0a7 are those of its Symbol and Wingdings.
LEVELS = {"o": 1, "◦": 1, "○": 1, "▪": 2, "■": 2, "□": 2, "\uf0a7": 2}
BULLET = re.compile(r"([ \t]*)(?:([•·●‣➢✓–\uf0b7◦○▪■□\uf0a7])\s+|(o)\t\s*|([*+-])(?:\t|\s{2,}))(?=\S)")
NUMBER = re.compile(r"([ \t]*)([0-9]{1,2})(?:\)\s+|\.(?:\t|\s{2,}))(?=\S)")
BESIDE = re.compile(r"(?<![\w.@/-])([\w.@/-]+)<((?:https?://|mailto:)[^\s<>]+)>")
OPENING = re.compile(
    r"<((?:https?://|mailto:)[^\s<>]+>|[\w.+-]+@[\w.-]+>)?(?:/?([a-z][a-z0-9:]*)(?=[\s/>]))?", re.IGNORECASE
)
YEAR = re.compile(r"^([ \t]*[0-9]{3,})\.(?=\s)")  # at the head of a line Markdown would make it a list's first number
KNOWN = nh3.ALLOWED_TAGS | {
    *("script", "style", "iframe", "object", "embed", "svg", "math", "form", "input", "button", "textarea", "select"),
    *("font", "o:p", "html", "head", "body", "meta", "link", "title", "video", "audio", "template", "noscript"),
}


def as_markdown(text):
    """The text with bullets, numbers, paragraphs and links as Markdown has them; a stray `<` is a letter."""
    return "\n".join(_lines(_links(text).split("\n")))


def _links(text):
    """Outlook writes a link as `text<https://…>`; a word in angle brackets that is no HTML is a word."""
    return OPENING.sub(_opening, BESIDE.sub(r"[\1](\2)", text))


def _opening(found):
    is_markup = found[1] or (found[2] or "").lower() in KNOWN
    return found[0] if is_markup else found[0].replace("<", "&lt;", 1)


def _lines(lines):
    """The lines, with lists set apart by blank ones and indented by level."""
    indents, was_item, before = [], False, ""
    for line in lines:
        item = BULLET.match(line) or NUMBER.match(line)
        if item:
            if before and not was_item:
                yield ""
            indents = indents if was_item else []
            yield "    " * _level(item, indents) + _mark(item) + line[item.end() :]
        else:
            if before and line and ((was_item and not line.startswith((" ", "\t"))) or len(before) > LONG):
                yield ""
            yield YEAR.sub(r"\1\\.", line)
        was_item, before = bool(item) or (was_item and not line), line


def _mark(item):
    return f"{item[2]}. " if item.re is NUMBER else "- "


def _level(item, indents):
    """How deep an item lies: by its bullet or by its indent, never more than one below the item before it.

    `indents` holds the widths of the open levels and is brought up to date.
    """
    glyph = item[2] if item.re is NUMBER else item[2] or item[3]
    width = len(item[1].expandtabs(4)) + 100 * LEVELS.get(glyph, 0)
    while indents and width < indents[-1]:
        indents.pop()
    if not indents or width > indents[-1]:
        indents.append(width)
    return len(indents) - 1
