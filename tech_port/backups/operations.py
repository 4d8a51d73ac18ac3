"""What migrations need to have erasures noted: a trigger sees every way in which a row goes, the database's own too."""

from django.db.migrations import RunSQL

# With something of the row's own that nobody can guess, the hash does not even tell which number it was.
FUNCTIONS = """
CREATE FUNCTION erased_hash(kind text, record jsonb, mark text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(concat_ws(':', kind, record ->> 'id', record ->> mark), 'UTF8')), 'hex')
$$;
CREATE FUNCTION erased_note() RETURNS trigger LANGUAGE plpgsql SET timezone = 'UTC' AS $$
BEGIN
    INSERT INTO backups_erased (hash, at)
    VALUES (erased_hash(TG_ARGV[0], to_jsonb(OLD), TG_ARGV[1]), clock_timestamp());
    RETURN NULL;
END
$$;
"""
NO_FUNCTIONS = "DROP FUNCTION erased_note(); DROP FUNCTION erased_hash(text, jsonb, text);"


def note_erased(table, kind, mark="", *, when=""):
    """Note each row that is deleted from a table; with `when`, each that a change empties of what is personal.

    `kind` and `mark` are those of the `tech_port.privacy.Held` that erases it again after a restore.
    """
    name = f"{kind.replace('.', '_').replace('/', '_')}_erased"
    event = f"AFTER UPDATE ON {table} FOR EACH ROW WHEN ({when})" if when else f"AFTER DELETE ON {table} FOR EACH ROW"
    return RunSQL(
        f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION erased_note('{kind}', '{mark}');",
        f"DROP TRIGGER {name} ON {table};",
    )
