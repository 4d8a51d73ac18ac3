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
# Words that no row has any more go too, unless another is just writing them; nobody waits for a word.
REFRESH = """
CREATE FUNCTION search_refresh(asked text, keys bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    before text[];
    held bigint;
BEGIN
    LOOP
        INSERT INTO search_record (source, key) SELECT asked, wanted FROM unnest(keys) AS wanted ORDER BY wanted
        ON CONFLICT (source, key) DO NOTHING;
        PERFORM FROM search_record WHERE source = asked AND key = ANY(keys) ORDER BY key FOR UPDATE;
        GET DIAGNOSTICS held = ROW_COUNT;
        EXIT WHEN held = cardinality(keys);  -- else one was deleted while this waited for it
    END LOOP;
    before := search_words_of(asked, keys);
    EXECUTE format($sql$
        WITH told AS MATERIALIZED (SELECT * FROM search_of_%s($1)), gone AS (
            DELETE FROM search_record AS record WHERE source = $2 AND key = ANY($1)
            AND NOT EXISTS (SELECT FROM told WHERE told.key = record.key)
        )
        UPDATE search_record AS record SET kind = told.kind, subject = told.subject,
            title_nb = coalesce(told.title_nb, ''), title_en = coalesce(told.title_en, ''),
            folded = trim(search_fold(told.title_nb)),
            names = coalesce(told.names, ''), text_nb = left(trim(concat_ws(' ', told.lead_nb, told.body_nb)), 100000),
            text_en = left(trim(concat_ws(' ', told.lead_en, told.body_en)), 100000), facts = told.facts,
            is_sample = told.is_sample, starts_at = told.starts_at, ends_at = told.ends_at,
            vector = search_vector(concat_ws(' ', told.title_nb, told.title_en), 'A') || search_vector(told.names, 'B')
                || search_vector(concat_ws(' ', told.lead_nb, told.lead_en), 'C')
                || search_vector(concat_ws(' ', told.body_nb, told.body_en), 'D')
        FROM told WHERE record.source = $2 AND record.key = told.key
    $sql$, asked) USING keys, asked;
    PERFORM search_words_changed(before, search_words_of(asked, keys));
END
$$;
CREATE FUNCTION search_words_of(asked text, keys bigint[]) RETURNS text[] LANGUAGE sql AS $$
    SELECT coalesce(array_agg(DISTINCT word), '{}') FROM search_record, unnest(tsvector_to_array(vector)) AS word
    WHERE source = asked AND key = ANY(keys) AND length(word) <= 60
$$;
CREATE FUNCTION search_words_changed(before text[], after text[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO search_word (word, stem, english)
    SELECT word, search_stem(word), search_english(word) FROM (
        SELECT unnest(after) AS word EXCEPT SELECT unnest(before)
    ) AS new WHERE NOT EXISTS (SELECT FROM search_word AS known WHERE known.word = new.word);
    DELETE FROM search_word WHERE id IN (
        SELECT id FROM search_word AS known JOIN (SELECT unnest(before) AS word EXCEPT SELECT unnest(after)) AS lost
            USING (word)
        WHERE NOT EXISTS (SELECT FROM search_record WHERE vector @@ plainto_tsquery('simple', lost.word))
        FOR UPDATE OF known SKIP LOCKED
    );
$$;
"""
# A trigger's arguments: the columns that count, then a source and the question for its keys, again and again.
CHANGED = """
CREATE FUNCTION search_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    columns text := TG_ARGV[0];
    changed text := CASE TG_OP
        WHEN 'INSERT' THEN format('SELECT %s FROM after', columns)
        WHEN 'DELETE' THEN format('SELECT %s FROM before', columns)
        ELSE format('(SELECT %1$s FROM before EXCEPT SELECT %1$s FROM after) UNION ALL '
            '(SELECT %1$s FROM after EXCEPT SELECT %1$s FROM before)', columns) END;
    keys bigint[];
BEGIN
    FOR place IN 1 .. TG_NARGS - 1 BY 2 LOOP
        EXECUTE format('WITH changed AS (%s) SELECT array_agg(DISTINCT key) FROM (%s) AS asked (key) '
            'WHERE key IS NOT NULL', changed, TG_ARGV[place + 1]) INTO keys;
        IF keys IS NOT NULL THEN PERFORM search_refresh(TG_ARGV[place], keys); END IF;
    END LOOP;
    RETURN NULL;
END
$$;
"""
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
CREATE FUNCTION search_again() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    asked text;
    keys bigint[];
BEGIN
    FOREACH asked IN ARRAY ARRAY[{names}] LOOP
        EXECUTE format('SELECT array_agg(key) FROM (SELECT key FROM search_of_%s(NULL) UNION '
            'SELECT key FROM search_record WHERE source = $1) AS these', asked) INTO keys USING asked;
        IF keys IS NOT NULL THEN PERFORM search_refresh(asked, keys); END IF;
    END LOOP;
    PERFORM search_words_again();
END
$$;
"""
EVENTS = {
    "INSERT": "NEW TABLE AS after",
    "UPDATE": "OLD TABLE AS before NEW TABLE AS after",
    "DELETE": "OLD TABLE AS before",
}


def _source(name, select):
    """One function, of the keys that are asked for; NULL asks for all."""
    told = re.sub(r"\{these:(\w+\.\w+)\}", r"(asked IS NULL OR \1 = ANY(asked))", select.strip())
    return (
        f"CREATE OR REPLACE FUNCTION search_of_{name}(asked bigint[]) RETURNS SETOF search_text LANGUAGE sql STABLE "
        f"AS $$ {told} $$;"
    )


def _functions():
    sources = "".join(_source(name, select) for name, select in SOURCES.items())
    names = ", ".join(f"'{name}'" for name in SOURCES)
    return TYPE + WORDS + REFRESH + sources + CHANGED + AGAIN.format(names=names)


def _no_functions():
    sources = "".join(f"DROP FUNCTION search_of_{name}(bigint[]);" for name in SOURCES)
    return f"""
DROP FUNCTION search_again(); DROP FUNCTION search_words_again(); DROP FUNCTION search_changed(); {sources}
DROP FUNCTION search_refresh(text, bigint[]); DROP FUNCTION search_words_changed(text[], text[]);
DROP FUNCTION search_words_of(text, bigint[]); DROP FUNCTION search_english(text); DROP FUNCTION search_stem(text);
DROP FUNCTION search_vector(text, "char"); DROP FUNCTION search_fold(text); DROP TYPE search_text;
"""


def _triggers():
    """(the statements that make them, those that undo them)"""
    made, undone = [], []
    for table, (columns, questions) in feeds().items():
        told = [", ".join(sorted(columns)), *(text for question in questions.items() for text in question)]
        arguments = ", ".join(f"'{text}'" for text in told)
        for event, tables in EVENTS.items():
            name = f"{table}_found_{event.lower()}"
            made.append(
                f"CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {tables} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION search_changed({arguments});"
            )
            undone.append(f"DROP TRIGGER {name} ON {table};")
    return "".join(made), "".join(undone)


def functions():
    return RunSQL([(_functions(), None)], [(_no_functions(), None)])


def triggers():
    return RunSQL(*_triggers())


def filled():
    """Write all rows; nothing is left to undo, for the tables go."""
    return RunSQL("SELECT search_again();", RunSQL.noop)
