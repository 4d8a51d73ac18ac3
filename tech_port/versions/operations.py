"""What migrations need to have changes counted: a trigger sees every way in which a public row changes."""

from django.db.migrations import RunSQL

# A row of each transaction and part. They are only added, so that two transactions never wait for each other here.
# Not logged: after a crash all is new.
TABLE = """
CREATE UNLOGGED TABLE versions_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    part text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE FUNCTION versions_note() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    noted text := 'versions.' || TG_ARGV[0];
    mine text := pg_current_xact_id()::text;
BEGIN
    IF current_setting(noted, true) IS DISTINCT FROM mine THEN
        PERFORM set_config(noted, mine, true);
        INSERT INTO versions_change (part) VALUES (TG_ARGV[0]);
        PERFORM pg_notify('versions', TG_ARGV[0]);
    END IF;
    RETURN NULL;
END
$$;
"""
# Which transaction a row belongs to says whether a snapshot saw its end. How long ago it began says nothing of that, so
# what may be removed is marked, and removed the next time.
BY_TRANSACTION = """
ALTER TABLE versions_change
    DROP COLUMN at,
    ADD COLUMN by xid8 NOT NULL DEFAULT pg_current_xact_id(),
    ADD COLUMN is_old boolean NOT NULL DEFAULT false;
"""
BY_TIME = """
ALTER TABLE versions_change
    DROP COLUMN by, DROP COLUMN is_old, ADD COLUMN at timestamptz NOT NULL DEFAULT clock_timestamp();
"""
NO_TABLE = "DROP FUNCTION versions_note(); DROP TABLE versions_change;"
ROWS = {
    "in": "AFTER INSERT OR DELETE ON {table} FOR EACH ROW",
    "up": "AFTER UPDATE ON {table} FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)",
    "all": "AFTER TRUNCATE ON {table} FOR EACH STATEMENT",
}


def counting():
    """The table of changes and the function of all triggers."""
    return RunSQL(TABLE, NO_TABLE)


def by_transaction():
    """What 0001 made, with the transaction of each row in the place of its moment."""
    return RunSQL(BY_TRANSACTION, BY_TIME)


def versioned(part, *tables):
    """Count each transaction that changes a row of these tables as a new version of a part of the data."""
    named = [(f"{table}_versioned_{name}", table, event) for table in tables for name, event in ROWS.items()]
    made = [
        f"CREATE TRIGGER {name} {event.format(table=table)} EXECUTE FUNCTION versions_note('{part}');"
        for name, table, event in named
    ]
    return RunSQL(" ".join(made), " ".join(f"DROP TRIGGER {name} ON {table};" for name, table, _event in named))
