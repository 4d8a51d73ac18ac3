"""The SQL that keeps the search's table: `operations.py` makes functions and triggers of it, a set for each source."""

from tech_port.norwegian.folding import ACCENTS, LETTERS, PLAIN

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
CREATE FUNCTION search_words_of(asked text, keys bigint[]) RETURNS text[] LANGUAGE sql AS $$
    SELECT coalesce(array_agg(DISTINCT word), '{}') FROM search_record, unnest(tsvector_to_array(vector)) AS word
    WHERE source = asked AND key = ANY(keys) AND length(word) <= 60
$$;
CREATE FUNCTION search_words_changed(before text[], after text[]) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = auto AS $$
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
# A function of each source. The plan for few rows is kept by the session: making it took longer than writing them. It
# goes by the indexes, however small a table was when it was made. For more rows it is made each time, for as many as
# there are.
FEW = 5
REFRESHED = """
CREATE FUNCTION search_refresh_{source}(keys bigint[]) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    before text[];
    after text[];
BEGIN
    IF NOT search_hold('{source}', keys) THEN
        INSERT INTO search_late (source, key) SELECT '{source}', unnest(keys);
        RETURN;
    END IF;
    before := search_words_of('{source}', keys);
    IF cardinality(keys) <= {few} THEN
        {of_few};
    ELSE
        SET LOCAL enable_seqscan = on;
        EXECUTE $sql${of_many}$sql$ USING keys;
    END IF;
    after := search_words_of('{source}', keys);
    IF before IS DISTINCT FROM after THEN PERFORM search_words_changed(before, after); END IF;
END
$$;
"""
WRITTEN = """
        WITH told AS MATERIALIZED (
            SELECT key, kind, subject, coalesce(title_nb, '') AS title_nb, coalesce(title_en, '') AS title_en,
                trim(search_fold(title_nb)) AS folded, coalesce(names, '') AS names,
                left(trim(concat_ws(' ', lead_nb, body_nb)), 100000) AS text_nb,
                left(trim(concat_ws(' ', lead_en, body_en)), 100000) AS text_en, facts, is_sample, starts_at, ends_at,
                search_vector(concat_ws(' ', title_nb, title_en), 'A') || search_vector(coalesce(names, ''), 'B')
                || search_vector(concat_ws(' ', lead_nb, lead_en), 'C')
                || search_vector(concat_ws(' ', body_nb, body_en), 'D') AS vector
            FROM search_of_{source}({keys})
        ), gone AS (
            DELETE FROM search_record AS record WHERE source = '{source}' AND key = ANY({keys})
            AND NOT EXISTS (SELECT FROM told WHERE told.key = record.key)
        )
        UPDATE search_record AS record SET {changes} FROM told
        WHERE record.source = '{source}' AND record.key = told.key AND record.key = ANY({keys})
        AND ({old}) IS DISTINCT FROM ({new})"""
# A trigger of each table and event. An update that changes nothing told of ends at one comparison, whose plan is kept
# by the session; joined in full, for that joins by no loop however few rows there were when it was planned, and sees a
# changed key. What follows is planned once for few rows, by the indexes, and for more each time.
CHANGED = """
CREATE FUNCTION search_{table}_{event}() RETURNS trigger LANGUAGE plpgsql
SET enable_seqscan = off AS $$
DECLARE
    keys bigint[];
    {few}
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
ARE_FEW = "are_few boolean := (SELECT count(*) <= {few} FROM (SELECT FROM {side} LIMIT {few} + 1) AS first);"
KEYS = """
    IF are_few THEN
        WITH changed AS ({changed}) SELECT array_agg(DISTINCT asked.key) INTO keys FROM ({question}) AS asked (key)
        WHERE asked.key IS NOT NULL;
    ELSE
        SET LOCAL enable_seqscan = on;
        EXECUTE $sql$
            WITH changed AS ({changed}) SELECT array_agg(DISTINCT asked.key) FROM ({question}) AS asked (key)
            WHERE asked.key IS NOT NULL
        $sql$ INTO keys;
    END IF;
    IF keys IS NOT NULL THEN PERFORM search_refresh_{source}(keys); END IF;
"""
# Truncating a table tells of no rows, so all of what it feeds is written again.
ALL_KEYS = """
    SELECT array_agg(key) INTO keys FROM search_record WHERE source = '{source}';
    IF keys IS NOT NULL THEN PERFORM search_refresh_{source}(keys); END IF;
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
        EXECUTE format('SELECT search_refresh_%s($1)', late.source) USING late.keys;
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
        IF keys IS NOT NULL THEN EXECUTE format('SELECT search_refresh_%s($1)', asked[1]) USING keys; END IF;
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
