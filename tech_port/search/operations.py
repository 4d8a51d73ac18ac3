"""What migrations need to have the search's table kept: triggers see every way in which a row changes."""

import re

from django.db.migrations import RunSQL

from .sources import SOURCES, feeds
from .statements import (
    AGAIN,
    ALL_KEYS,
    ARE_FEW,
    CHANGED,
    EVENTS,
    FEW,
    KEYS,
    REFRESH,
    REFRESHED,
    ROWS,
    TOLD,
    TYPE,
    UNLESS,
    WORDS,
    WRITTEN,
)

# By their name, with the triggers that call them: whichever there were before.
NONE = r"""
DO $$ DECLARE one regprocedure; BEGIN
    FOR one IN SELECT oid FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'search\_%'
    LOOP EXECUTE format('DROP FUNCTION %s CASCADE', one); END LOOP;
END $$;
DROP TYPE IF EXISTS search_text;
"""
THESE = re.compile(r"\{these:((\w+)\.id)\}")


def _source(name, select):
    """One function, of the keys that are asked for."""
    told = THESE.sub(r"\1 = ANY(asked)", select.strip())
    return (
        f"CREATE FUNCTION search_of_{name}(asked bigint[]) RETURNS SETOF search_text LANGUAGE sql STABLE "
        f"AS $$ {told} $$;"
    )


def _table(select):
    """That which has a source's keys."""
    return re.search(rf"(\w+) AS {THESE.search(select)[2]}\b", select)[1]


def _sides(columns):
    return {side: ", ".join(f"{letter}.{name}" for name in columns) for side, letter in (("old", "b"), ("new", "a"))}


def _refresh(event, source, columns, question):
    if event == "truncate":
        return ALL_KEYS.format(source=source)
    changed = ROWS[event].format(columns=", ".join(columns), **_sides(columns))
    return KEYS.format(changed=changed, question=question, source=source)


def _trigger(table, event, questions):
    told = sorted({name for columns, _question in questions.values() for name in columns.split()})
    return CHANGED.format(
        table=table,
        event=event,
        referencing=EVENTS[event],
        few="" if event == "truncate" else ARE_FEW.format(side="before" if event == "delete" else "after", few=FEW),
        unless=UNLESS.format(**_sides(told)) if event == "update" else "",
        refreshes="".join(
            _refresh(event, source, columns.split(), question) for source, (columns, question) in questions.items()
        ),
    )


def _refreshed(source):
    """The function that writes some rows of a source."""
    of_few, of_many = (WRITTEN.format(source=source, keys=keys, **_written()) for keys in ("keys", "$1"))
    return REFRESHED.format(source=source, few=FEW, of_few=of_few, of_many=of_many)


def _written():
    """How a row takes what is told, where that differs."""
    return {
        "changes": ", ".join(f"{name} = told.{name}" for name in TOLD),
        "old": ", ".join(f"record.{name}" for name in TOLD),
        "new": ", ".join(f"told.{name}" for name in TOLD),
    }


def _statements():
    names = ", ".join(f"['{name}', '{_table(select)}']" for name, select in SOURCES.items())
    functions = "".join(_source(name, select) for name, select in SOURCES.items())
    triggers = "".join(_trigger(table, event, questions) for table, questions in feeds().items() for event in EVENTS)
    refreshes = "".join(_refreshed(name) for name in SOURCES)
    return NONE + TYPE + WORDS + REFRESH + functions + refreshes + AGAIN.format(names=names) + triggers


def sources():
    """Everything anew, whatever there was, and all rows written; undone, nothing of it is left but the tables."""
    undone = NONE + "DROP TABLE IF EXISTS search_late;"
    return RunSQL([(_statements(), None), ("SELECT search_again();", None)], [(undone, None)])
