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


FORGET = """
CREATE FUNCTION forget_history() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    statement text;
BEGIN
    FOREACH statement IN ARRAY TG_ARGV LOOP
        EXECUTE statement USING OLD, NEW;
    END LOOP;
    RETURN NULL;
END
$$;
"""
NO_FORGET = "DROP FUNCTION forget_history();"
EMPTY_PART = "UPDATE {history} SET {values}, history_change_reason = '' WHERE id = ($1).id"
FORGET_RELATION = "DELETE FROM {history}_{name} WHERE {model}_id = ($1).id"
FORGET_ROWS = "DELETE FROM {history} WHERE id = ($1).id"
NAMELESS_LOG = """
UPDATE django_admin_log SET object_repr = ($1).id::text, change_message = '[]' WHERE object_id = ($1).id::text
AND content_type_id = (SELECT id FROM django_content_type WHERE app_label = '{app}' AND model = '{model}')
"""


def forget_history(kind, *, relations=(), columns=(), when=""):
    """Let what is erased from a table be erased from its history, and from the staff's log, by whichever way it goes.

    `kind` is that of a `tech_port.privacy.Held`. `relations` are the relations to many that its history tells of; a
    part of a row is the `columns` that it holds, which its history has empty too from when they are emptied.
    """
    app, model = kind.partition("/")[0].split(".")
    table, history = f"{app}_{model}", f"{app}_historical{model}"
    if when:
        values = ", ".join(f"{name} = ($2).{name}" for name in columns)
        statements = [EMPTY_PART.format(history=history, values=values)]
        event = f"AFTER UPDATE ON {table} FOR EACH ROW WHEN ({when})"
    else:
        statements = [FORGET_RELATION.format(history=history, name=name, model=model) for name in relations]
        statements += [FORGET_ROWS.format(history=history), NAMELESS_LOG.format(app=app, model=model).strip()]
        event = f"AFTER DELETE ON {table} FOR EACH ROW"
    quoted = ", ".join("'{}'".format(statement.replace("'", "''")) for statement in statements)
    name = f"{kind.replace('.', '_').replace('/', '_')}_forgotten"
    return RunSQL(
        f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION forget_history({quoted});",
        f"DROP TRIGGER {name} ON {table};",
    )
