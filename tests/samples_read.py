"""Where the word for what is made up stands on each row of a list, though its heading could say it once."""

import re
from collections import defaultdict

WORD = re.compile(r"(?<!for )(?<!\.)\b(?:eksempel|example)\b(?!\.| kommune)")
ROWS = {"li", "tr"}


def lists_of_samples_alone(pages):
    """{page: [the first row of each list that says it on all of its rows, or twice on one]}."""
    faults = defaultdict(list)
    for page in pages:
        for rows in filter(len, map(_rows, page.tree.find("body").iter())):
            times = [len(WORD.findall(text)) for text in rows]
            if (len(rows) > 1 and all(times)) or max(times) > 1:
                faults[page.address].append(rows[times.index(max(times))])
    return dict(faults)


def _rows(element):
    """The texts of the rows right below an element."""
    rows = [
        row
        for row in element
        if row.tag in ROWS and not any(inner.tag in ROWS for inner in row.iter() if inner is not row)
    ]
    return [" ".join("".join(row.itertext()).split()) for row in rows]
