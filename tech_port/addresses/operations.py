"""What migrations need to have addresses remembered: a trigger sees every way in which a slug changes."""

from django.db.migrations import RunSQL

# An address that a record has is nobody's former one; so whoever takes one, takes it from the table.
FUNCTION = """
CREATE FUNCTION address_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    label text := TG_ARGV[0];
    within text := TG_ARGV[1];
    shown text := TG_ARGV[2];
BEGIN
    DELETE FROM addresses_formeraddress
    WHERE model = label AND slug = NEW.slug AND parent = coalesce((to_jsonb(NEW) ->> within)::bigint, 0);
    IF TG_OP = 'UPDATE' AND (shown = '' OR to_jsonb(OLD) ->> shown IS NOT NULL) THEN
        INSERT INTO addresses_formeraddress (model, parent, slug, record)
        VALUES (label, coalesce((to_jsonb(OLD) ->> within)::bigint, 0), OLD.slug, NEW.id)
        ON CONFLICT (model, parent, slug) DO UPDATE SET record = EXCLUDED.record, at = EXCLUDED.at;
    END IF;
    RETURN NULL;
END
$$;
CREATE FUNCTION address_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM addresses_formeraddress WHERE model = TG_ARGV[0] AND record = OLD.id;
    RETURN NULL;
END
$$;
"""
NO_FUNCTION = "DROP FUNCTION address_forgotten(); DROP FUNCTION address_moved();"


def note_moved(table, model, *, within="", shown="", is_personal=False):
    """Remember each address that a record of a table leaves, and forget those that a record takes.

    `within` is the column of the record whose address comes before its own; `shown` one that is empty as long as nobody
    has met the record at its address. What may be personal is forgotten with its record.
    """
    name = f"{model.replace('.', '_')}_moved"
    old, new = (f"({', '.join(f'{row}.{name}' for name in filter(None, ('slug', within)))})" for row in ("OLD", "NEW"))
    act = f"FOR EACH ROW {{when}}EXECUTE FUNCTION address_moved('{model}', '{within}', '{shown}');"
    statements = [
        f"CREATE TRIGGER {name} AFTER UPDATE ON {table} {act.format(when=f'WHEN ({old} IS DISTINCT FROM {new}) ')}",
        f"CREATE TRIGGER {name}_in AFTER INSERT ON {table} {act.format(when='')}",
    ]
    undone = [f"DROP TRIGGER {name} ON {table};", f"DROP TRIGGER {name}_in ON {table};"]
    if is_personal:
        gone = f"FOR EACH ROW EXECUTE FUNCTION address_forgotten('{model}');"
        statements.append(f"CREATE TRIGGER {name}_out AFTER DELETE ON {table} {gone}")
        undone.append(f"DROP TRIGGER {name}_out ON {table};")
    return RunSQL(" ".join(statements), " ".join(undone))
