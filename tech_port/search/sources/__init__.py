"""What a search finds of each kind of record, as SQL: a module for the tables of each app.

`SOURCES` is {source: its SELECT}, of the columns of `search_text` in their order (`operations.py`). `{these:e.id}`
becomes the condition that a row's key is one of those asked for, and says which table has a source's keys. What is
personal and not public is left out here; what visitors see of the rest, and when, is decided in `kinds.py`.

`FEEDS` is {table: {source: (columns, question)}}: whenever one of the columns changes, the rows whose keys the question
gives of the rows `changed` are written again; `changed` has those columns.

Who changes what stands here moves `operations.sources()` to a migration of its own, after those of the tables: it makes
all anew, on new databases and on those that have it.
"""

from . import content, events, members, newsletter, premises

MODULES = (content, members, premises, events, newsletter)
SOURCES = {name: select for module in MODULES for name, select in module.SOURCES.items()}


def feeds():
    """{table: {source: (columns, question)}}, of all modules together, sources always in the same order."""
    found = {}
    for module in MODULES:
        for table, questions in module.FEEDS.items():
            found.setdefault(table, {}).update(questions)
    return {table: dict(sorted(questions.items())) for table, questions in found.items()}
