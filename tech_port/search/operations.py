"""What migrations need to have the search's table kept: triggers see every way in which a row changes."""

import re

from django.db.migrations import RunSQL

from tech_port.norwegian.folding import ACCENTS, LETTERS, PLAIN

from .sources import SOURCES, feeds

TYPE = """
CREATE TYPE search_text AS (
    kind text, key bigint, subject text, title_nb text, title_en text, names text, lead_nb text, lead_en text,
    body_nb text, body_en text, facts jsonb, is_sample boolean, starts_at timestamptz, ends_at timestamptz
);
"""
# Letters as `tech_port.norwegian.folding` folds them, and nothing between the words but spaces; a stem is taken until
# nothing more comes off, for `senteret` gives `senter` and that `sent`, and `rommet` gives `romm`.
WORDS = f"""
CREATE FUNCTION search_fold(told text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(replace(replace(translate(lower(left(told, 100000)), '{LETTERS + ACCENTS}', '{PLAIN}'),
        'æ', 'ae'), 'aa', 'a'), '[^[:alnum:]]+', ' ', 'g')
$$;
CREATE FUNCTION search_vector(told text, weight "char") RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector('simple', search_fold(told)), weight)
$$;
CREATE FUNCTION search_stem(word text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    stem text := regexp_replace(word, '(\\w{{3,}}er)ne$', '\\1');  -- `forskerne`: no dictionary knows its end
    shorter text;
BEGIN
    FOR turn IN 1..3 LOOP
        shorter := regexp_replace(coalesce((ts_lexize('norwegian_stem', stem))[1], stem), '([^aeiouy\\d])\\1$', '\\1');
        EXIT WHEN shorter = stem OR length(shorter) < 3;
        stem := shorter;
    END LOOP;
    RETURN stem;
END
$$;
CREATE FUNCTION search_english(word text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce((ts_lexize('english_stem', word))[1], word)
$$;
"""
# Of two that write the same rows at once, the second waits before it reads, so that it sees what the first has changed.
# Two that change several records in crossing order would wait for each other: whoever has waited for a while, a part of
# what PostgreSQL takes to look for deadlocks, notes the rows instead, and the worker writes them soon (`jobs.py`).
TOLD = ["kind", "subject", "title_nb", "title_en", "folded", "names", "text_nb", "text_en", "facts", "is_sample"]
TOLD += ["starts_at", "ends_at", "vector"]
REFRESH = """
CREATE TABLE IF NOT EXISTS search_late (source text NOT NULL, key bigint NOT NULL);
CREATE FUNCTION search_hold(asked text, keys bigint[]) RETURNS boolean LANGUAGE plpgsql
SET lock_timeout = '300ms' AS $$
DECLARE
    held bigint;
BEGIN
    LOOP
        INSERT INTO search_record (source, key) SELECT asked, wanted FROM unnest(keys) AS wanted ORDER BY wanted
        ON CONFLICT (source, key) DO NOTHING;
        PERFORM FROM search_record WHERE source = asked AND key = ANY(keys) ORDER BY key FOR UPDATE;
        GET DIAGNOSTICS held = ROW_COUNT;
        EXIT WHEN held = cardinality(keys);  -- else one was deleted while this waited for it
    END LOOP;
    RETURN true;
EXCEPTION WHEN lock_not_available THEN
    RETURN false;
END
$$;
CREATE FUNCTION search_refresh(asked text, keys bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    before text[];
    after text[];
BEGIN
    IF NOT search_hold(asked, keys) THEN
        INSERT INTO search_late (source, key) SELECT asked, unnest(keys);
        RETURN;
    END IF;
    before := search_words_of(asked, keys);
    EXECUTE format($sql$
        WITH told AS MATERIALIZED (
            SELECT key, kind, subject, coalesce(title_nb, '') AS title_nb, coalesce(title_en, '') AS title_en,
                trim(search_fold(title_nb)) AS folded, coalesce(names, '') AS names,
                left(trim(concat_ws(' ', lead_nb, body_nb)), 100000) AS text_nb,
                left(trim(concat_ws(' ', lead_en, body_en)), 100000) AS text_en, facts, is_sample, starts_at, ends_at,
                search_vector(concat_ws(' ', title_nb, title_en), 'A') || search_vector(coalesce(names, ''), 'B')
                || search_vector(concat_ws(' ', lead_nb, lead_en), 'C')
                || search_vector(concat_ws(' ', body_nb, body_en), 'D') AS vector
            FROM search_of_%1$s($1)
        ), gone AS (
            DELETE FROM search_record AS record WHERE source = $2 AND key = ANY($1)
            AND NOT EXISTS (SELECT FROM told WHERE told.key = record.key)
        )
        UPDATE search_record AS record SET %2$s FROM told
        WHERE record.source = $2 AND record.key = told.key AND record.key = ANY($1) AND (%3$s) IS DISTINCT FROM (%4$s)
    $sql$, asked, '{changes}', '{old}', '{new}') USING keys, asked;
    after := search_words_of(asked, keys);
    IF before IS DISTINCT FROM after THEN PERFORM search_words_changed(before, after); END IF;
END
$$;
CREATE FUNCTION search_words_of(asked text, keys bigint[]) RETURNS text[] LANGUAGE sql AS $$
    SELECT coalesce(array_agg(DISTINCT word), '{{}}') FROM search_record, unnest(tsvector_to_array(vector)) AS word
    WHERE source = asked AND key = ANY(keys) AND length(word) <= 60
$$;
CREATE FUNCTION search_words_changed(before text[], after text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    lost text[] := ARRAY(SELECT unnest(before) EXCEPT SELECT unnest(after));
BEGIN
    INSERT INTO search_word (word, stem, english)
    SELECT word, search_stem(word), search_english(word) FROM (
        SELECT unnest(after) AS word EXCEPT SELECT unnest(before)
    ) AS new WHERE NOT EXISTS (SELECT FROM search_word AS known WHERE known.word = new.word);
    IF cardinality(lost) > 40 THEN  -- all rows are read once, rather than for each word
        lost := ARRAY(SELECT unnest(lost) EXCEPT SELECT unnest(tsvector_to_array(vector)) FROM search_record);
    ELSE
        lost := ARRAY(SELECT word FROM unnest(lost) AS word WHERE NOT EXISTS (
            SELECT FROM search_record WHERE vector @@ plainto_tsquery('simple', word)));
    END IF;
    DELETE FROM search_word WHERE id IN (
        SELECT id FROM search_word WHERE word = ANY(lost) FOR UPDATE SKIP LOCKED
    );
END
$$;
"""
# A trigger of each table and event. An update that changes nothing told of ends at one comparison, whose plan is kept
# by the session; joined in full, for that joins by no loop however few rows there were when it was planned, and sees a
# changed key. What follows is planned each time, for as many rows as there are.
CHANGED = """
CREATE FUNCTION search_{table}_{event}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    keys bigint[];
BEGIN
    {unless}
    {refreshes}
    RETURN NULL;
END
$$;
CREATE TRIGGER {table}_found_{event} AFTER {event} ON {table} {referencing}
FOR EACH STATEMENT EXECUTE FUNCTION search_{table}_{event}();
"""
UNLESS = """
    IF NOT EXISTS (
        SELECT FROM before AS b FULL JOIN after AS a USING (id) WHERE ({old}) IS DISTINCT FROM ({new})
    ) THEN RETURN NULL; END IF;
"""
KEYS = """
    EXECUTE $sql$
        WITH changed AS ({changed}) SELECT array_agg(DISTINCT key) FROM ({question}) AS asked (key)
        WHERE key IS NOT NULL
    $sql$ INTO keys;
    IF keys IS NOT NULL THEN PERFORM search_refresh('{source}', keys); END IF;
"""
# Truncating a table tells of no rows, so all of what it feeds is written again.
ALL_KEYS = """
    SELECT array_agg(key) INTO keys FROM search_record WHERE source = '{source}';
    IF keys IS NOT NULL THEN PERFORM search_refresh('{source}', keys); END IF;
"""
ROWS = {
    "insert": "SELECT {columns} FROM after",
    "delete": "SELECT {columns} FROM before",
    "update": "SELECT side.* FROM before AS b FULL JOIN after AS a USING (id) "
    "CROSS JOIN LATERAL (VALUES ({old}), ({new})) AS side ({columns}) WHERE ({old}) IS DISTINCT FROM ({new})",
}
# All of it again: what `manage.py search_again` does, and the migration; the words alone each night (`jobs.py`).
AGAIN = """
CREATE FUNCTION search_words_again() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    missing text[];
    gone bigint;
BEGIN
    DELETE FROM search_word AS known WHERE NOT EXISTS (
        SELECT FROM search_record WHERE vector @@ plainto_tsquery('simple', known.word)
    ) OR EXISTS (SELECT FROM search_word AS first WHERE first.word = known.word AND first.id < known.id);
    GET DIAGNOSTICS gone = ROW_COUNT;
    SELECT coalesce(array_agg(word), '{{}}') INTO missing FROM ts_stat('SELECT vector FROM search_record')
    WHERE length(word) <= 60 AND NOT EXISTS (SELECT FROM search_word AS known WHERE known.word = ts_stat.word);
    PERFORM search_words_changed('{{}}', missing);
    RETURN gone + cardinality(missing);
END
$$;
CREATE FUNCTION search_late_again() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    late record;
    number bigint := 0;
BEGIN
    FOR late IN
        WITH taken AS (DELETE FROM search_late RETURNING source, key)
        SELECT source, array_agg(DISTINCT key) AS keys FROM taken GROUP BY source ORDER BY source
    LOOP
        PERFORM search_refresh(late.source, late.keys);
        number := number + cardinality(late.keys);
    END LOOP;
    RETURN number;
END
$$;
CREATE FUNCTION search_again() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    asked text[];
    keys bigint[];
BEGIN
    FOREACH asked SLICE 1 IN ARRAY ARRAY[{names}] LOOP
        EXECUTE format('SELECT array_agg(key) FROM (SELECT id AS key FROM %I UNION '
            'SELECT key FROM search_record WHERE source = $1) AS these', asked[2]) INTO keys USING asked[1];
        IF keys IS NOT NULL THEN PERFORM search_refresh(asked[1], keys); END IF;
    END LOOP;
    PERFORM search_words_again();
END
$$;
"""
EVENTS = {
    "insert": "REFERENCING NEW TABLE AS after",
    "update": "REFERENCING OLD TABLE AS before NEW TABLE AS after",
    "delete": "REFERENCING OLD TABLE AS before",
    "truncate": "",
}
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
        unless=UNLESS.format(**_sides(told)) if event == "update" else "",
        refreshes="".join(
            _refresh(event, source, columns.split(), question) for source, (columns, question) in questions.items()
        ),
    )


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
    refresh, again = REFRESH.format(**_written()), AGAIN.format(names=names)
    return NONE + TYPE + WORDS + refresh + functions + again + triggers


def sources():
    """Everything anew, whatever there was, and all rows written; undone, nothing of it is left but the tables."""
    undone = NONE + "DROP TABLE IF EXISTS search_late;"
    return RunSQL([(_statements(), None), ("SELECT search_again();", None)], [(undone, None)])
