"""What a search finds of each kind of record, as SQL: a module for the tables of each app.

`SOURCES` is {source: its SELECT}, of the columns of `search_text` in their order (`operations.py`). `{these:e.id}`
becomes the condition that a row's key is one of those asked for. What is personal and not public is left out here;
what visitors see of the rest, and when, is decided in `kinds.py`.

`FEEDS` is {table: (columns, {source: question})}: whenever one of the columns changes, the rows whose keys the question
gives of the rows `changed` are written again.

Who changes what stands here, adds a migration that makes the functions anew (`operations.sources_again`).
"""

from . import content, events, members, premises

MODULES = (content, members, premises, events)
SOURCES = {name: select for module in MODULES for name, select in module.SOURCES.items()}


def feeds():
    """{table: ({columns}, {source: question})}, of all modules together."""
    found = {}
    for module in MODULES:
        for table, (columns, questions) in module.FEEDS.items():
            known, asked = found.setdefault(table, (set(), {}))
            known.update(columns.split())
            asked.update(questions)
    return found
