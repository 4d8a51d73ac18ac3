"""A batch that was stopped or taken back stays so: the next change opens another, which knows what was not told.

What those who signed up know goes on from the batch that was stopped: until they are told, it is older than the change.
"""

from importlib import import_module

from django.db import migrations, models

# As in migration 0009, but for `known`.
TOLD = """
CREATE OR REPLACE FUNCTION events_event_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    latest events_mailbatch;
    known jsonb := jsonb_build_object(
        'sequence', OLD.sequence, 'state', OLD.state, 'starts_at', floor(extract(epoch FROM OLD.starts_at)),
        'ends_at', floor(extract(epoch FROM OLD.ends_at)), 'precision', OLD.precision, 'venue_id', OLD.venue_id,
        'attendance', OLD.attendance, 'online_url', OLD.online_url
    );
BEGIN
    SELECT * INTO latest FROM events_mailbatch WHERE event_id = OLD.id AND kind = 'change' ORDER BY id DESC LIMIT 1;
    IF latest.state = 'stopped' THEN
        known := latest.before;
    END IF;
    INSERT INTO events_mailbatch (event_id, kind, state, created_at, written, failed, sequence, cursor, before)
    VALUES (OLD.id, 'change', 'held', now(), 0, 0, OLD.sequence, 0, known)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
"""

TOLD_BEFORE = import_module("events.migrations.0009_mail_batches").TOLD.partition("CREATE TRIGGER")[0]

# Those that were stopped and then used again are not over.
NOT_OVER = "UPDATE events_mailbatch SET finished_at = NULL WHERE state IN ('held', 'writing');"

# An event had one batch at most that was not done: the latest.
ONE_OPEN = """
UPDATE events_mailbatch SET state = 'done' WHERE kind = 'change' AND (
    state = 'withdrawn' OR state = 'stopped' AND EXISTS (
        SELECT 1 FROM events_mailbatch AS later
        WHERE later.event_id = events_mailbatch.event_id AND later.kind = 'change' AND later.id > events_mailbatch.id
    )
);
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0010_needs_of_each_person")]

    operations = [
        migrations.RemoveConstraint(model_name="mailbatch", name="mail_batch_one_open_change"),
        migrations.AlterField(
            model_name="mailbatch",
            name="state",
            field=models.CharField(
                choices=[
                    ("held", "venter"),
                    ("writing", "sendes"),
                    ("stopped", "stanset"),
                    ("withdrawn", "tatt tilbake"),
                    ("done", "ferdig"),
                ],
                default="held",
                max_length=10,
                verbose_name="tilstand",
            ),
        ),
        migrations.RunSQL(NOT_OVER, ONE_OPEN),
        migrations.AddConstraint(
            model_name="mailbatch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "change"), ("state__in", ["held", "writing"])),
                fields=("event",),
                name="mail_batch_one_open_change",
            ),
        ),
        migrations.RunSQL(TOLD, TOLD_BEFORE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")),
    ]
