"""What a text copied from Word, Outlook or an e-mail means as Markdown. Values in, values out.

The text stays as it was typed; this is how it is read. What is Markdown already means the same as before.
"""

import re

import nh3

LONG = 100  # characters: nobody breaks lines by hand after so many, so such a line is a paragraph of its own
# Word's bullets by level, as they arrive in plain text; \uf0b7 and \uf0a7 are those of its Symbol and Wingdings.
LEVELS = {"o": 1, "◦": 1, "○": 1, "▪": 2, "■": 2, "□": 2, "\uf0a7": 2}
BULLET = re.compile(r"([ \t]*)(?:([•·●‣➢✓–\uf0b7◦○▪■□\uf0a7])\s+|(o)\t\s*|([*+-])(?:\t|\s{2,}))(?=\S)")
NUMBER = re.compile(r"([ \t]*)([0-9]{1,9})(?:\)\s+|\.(?:\t|\s{2,}))(?=\S)")  # Markdown has a point and one space
COUNTED = re.compile(r"[ \t]*([0-9]{1,9})(?:\)|\.)\s+(?=\S)")
BESIDE = re.compile(r"(?<![\w.@/-])([\w.@/-]+)<((?:https?://|mailto:)[^\s<>]+)>")
OPENING = re.compile(
    r"<((?:https?://|mailto:)[^\s<>]+>|[\w.+-]+@[\w.-]+>)?(?:/?([a-z][a-z0-9:]*)(?=[\s/>]))?", re.IGNORECASE
)
HEAD = re.compile(r"^([ \t]*[0-9]+)\.(?=\s)")
RULE = set("|-: \t")  # what draws the line under a table's head
IMAGE = re.compile(r"!(?=\[[^\[\]\n]{0,300}\]\([^()\s]{1,2000}\))")
KNOWN = nh3.ALLOWED_TAGS | {
    *("script", "style", "iframe", "object", "embed", "svg", "math", "form", "input", "button", "textarea", "select"),
    *("font", "o:p", "html", "head", "body", "meta", "link", "title", "video", "audio", "template", "noscript"),
}


def as_markdown(text):
    """The text with bullets, numbers, paragraphs and links as Markdown has them; a stray `<` is a letter."""
    return "\n".join(_lines(_rows(_links(text).split("\n"))))


def _links(text):
    """Outlook writes a link as `text<https://…>`; a word in angle brackets is a word; pictures are links to them."""
    return OPENING.sub(_opening, BESIDE.sub(r"[\1](\2)", IMAGE.sub("", text)))


def _opening(found):
    is_markup = found[1] or (found[2] or "").lower() in KNOWN
    return found[0] if is_markup else found[0].replace("<", "&lt;", 1)


def _rows(lines):
    """The rows of a table, drawn with `|` or with tabs, as items of a list: what belongs together stays on one line."""
    found = []
    for line in lines:
        if "--" in line and RULE.issuperset(line) and found and found[-1].startswith("- "):
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.lstrip().startswith("|") else []
        found.append(f"- {' – '.join(filter(None, cells))}" if len(cells) > 1 else line)
    is_row = [bool(re.search(r"\S\t+\S", line)) and not BULLET.match(line) and not NUMBER.match(line) for line in found]
    beside = [before or after for before, after in zip([False, *is_row], [*is_row[1:], False], strict=False)]
    return [
        f"- {' – '.join(filter(None, map(str.strip, line.split(chr(9)))))}" if row and near else line
        for line, row, near in zip(found, is_row, beside, strict=True)
    ]


def _numbered(lines):
    """The places of lines whose number makes them items of a list: at least two, and each one more than that before.

    A date or a floor at the head of a paragraph (`16. juni`, `3. etasje`) is no item: its number is to stay.
    """
    runs, before = [[]], ""
    for index, line in enumerate(lines):
        if item := COUNTED.match(line):
            runs[-1].append((index, int(item[1])))
        elif line and not before and not line.startswith((" ", "\t")):
            runs.append([])
        before = line
    return {index for run in runs if _is_list([number for _index, number in run]) for index, _number in run}


def _is_list(numbers):
    """`1. 2. 3.`, also from another number on, or Markdown's `1. 1. 1.`."""
    counted = list(range(numbers[0], numbers[0] + len(numbers))) if numbers else []
    return len(numbers) > 1 and (numbers == counted or set(numbers) == {1})


def _lines(lines):
    """The lines, with lists set apart by blank ones and indented by level."""
    indents, kind, before, numbered = [], None, "", _numbered(lines)
    for index, line in enumerate(lines):
        item = BULLET.match(line) or (index in numbered and NUMBER.match(line))
        if item:
            indents = indents if kind else []
            level = _level(item, indents)
            if before and (kind is None or (level == 0 and kind is not item.re)):
                yield ""
            yield "    " * level + _mark(item) + line[item.end() :]
            kind = kind if level else item.re
        else:
            if before and line and ((kind and not line.startswith((" ", "\t"))) or len(before) > LONG):
                yield ""
            yield line if index in numbered else HEAD.sub(r"\1\\.", line)
            kind = kind if not line else None
        before = line


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
