"""Where the word for what is made up stands on each row of a list, though its heading could say it once."""

import re
from collections import defaultdict

WORD = re.compile(r"(?<!for )(?<!\.)\b(?:eksempel|example)\b(?!\.| kommune)")
ROWS = {"li", "tr"}


def lists_of_samples_alone(pages):
    """{page: [the first row of each list that says it on all of its rows, or twice on one]}."""
    faults = defaultdict(list)
    for page in pages:
        for rows in filter(len, _lists(page.tree.find("body"))):
            times = [len(WORD.findall(text)) for text in rows]
            if (len(rows) > 1 and all(times)) or max(times) > 1:
                faults[page.address].append(rows[times.index(max(times))])
    return dict(faults)


def _lists(body):
    """The rows of each list on a page; a magazine's cards and the rows under them are one list."""
    for parent in body.iter():
        children = list(parent)
        for child, following in zip(children, [*children[1:], None], strict=False):
            if not _is_more(child):
                yield _rows(child) + (_rows(following) if _is_more(following) else [])


def _is_more(element):
    return element is not None and "magazine-more" in element.get("class", "")


def _rows(element):
    """The texts of the rows right below an element."""
    rows = [
        row
        for row in element
        if row.tag in ROWS and not any(inner.tag in ROWS for inner in row.iter() if inner is not row)
    ]
    return [" ".join("".join(row.itertext()).split()) for row in rows]
