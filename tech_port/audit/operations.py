"""What migrations need to have changes audited: triggers see every way in which a row changes."""

from django.db.migrations import RunSQL

FUNCTIONS = """
CREATE FUNCTION audit_note() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}'::jsonb ELSE to_jsonb(OLD) END;
    after jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}'::jsonb ELSE to_jsonb(NEW) END;
    record jsonb := CASE WHEN TG_OP = 'DELETE' THEN before ELSE after END;
    actor bigint := nullif(current_setting('portal.actor', true), '')::bigint;
    watched text[] := string_to_array(TG_ARGV[3], ',');
    changed text[] := '{}';
BEGIN
    IF TG_OP = 'UPDATE' THEN
        changed := ARRAY(SELECT name FROM unnest(watched) AS name WHERE before -> name IS DISTINCT FROM after -> name);
        IF changed = '{}' THEN RETURN NULL; END IF;
    ELSIF TG_ARGV[2] <> 'id' THEN
        changed := watched;
    END IF;
    INSERT INTO audit_entry (actor_id, kind, action, model, object_pk, "within", fields)
    VALUES (actor, TG_ARGV[0], lower(TG_OP), TG_ARGV[1], record ->> TG_ARGV[2], '', changed);
    RETURN NULL;
END
$$;
CREATE FUNCTION audit_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at < now() - interval '365 days' THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'rows of the audit are neither changed nor deleted'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_keep();
"""
NO_FUNCTIONS = """
DROP TRIGGER audit_entry_kept ON audit_entry;
DROP FUNCTION audit_keep();
DROP FUNCTION audit_note();
"""
EVENTS = ("INSERT", "UPDATE", "DELETE")


def audited(kind, model, table, *columns, pk="id", events=EVENTS, by_staff=False):
    """Write down each row of a table that comes, goes, or changes in one of some columns.

    `model` is what the row is told as. Of a table between two, `pk` is the column of the record's number, and
    `columns` is what the record calls it. With `by_staff`, only what an account does is written down.
    """
    name = f"{table}_audited_{kind}"
    arguments = ", ".join(f"'{text}'" for text in (kind, model, pk, ",".join(columns)))
    when = "WHEN (coalesce(current_setting('portal.actor', true), '') <> '') " if by_staff else ""
    return RunSQL(
        f"CREATE TRIGGER {name} AFTER {' OR '.join(events)} ON {table} FOR EACH ROW {when}"
        f"EXECUTE FUNCTION audit_note({arguments});",
        f"DROP TRIGGER {name} ON {table};",
    )


def publishing_audited(model, table, *columns):
    """Write down when somebody of the staff changes what of a record the public sees."""
    return audited("publishing", model, table, *columns, by_staff=True)


def deletions_audited(model, table):
    """Write down what somebody of the staff deletes of personal data; the nightly deletion writes down its numbers."""
    return audited("deletion", model, table, events=("DELETE",), by_staff=True)
