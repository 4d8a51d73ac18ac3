"""Mails to many, written by the worker: what is to be told is a row, which the database makes of a change itself.

A change of time, place, state or way in of a published event with people signed up opens one, unless one is open; it
keeps what they know. Another link to the broadcast counts as a change where there was one before.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

CHANGED_LINK = """
CREATE FUNCTION events_event_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sequence = OLD.sequence THEN
        NEW.sequence := OLD.sequence + 1;
        NEW.changed_at := now();
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER events_event_link BEFORE UPDATE ON events_event FOR EACH ROW
    WHEN (
        OLD.state <> 'draft' AND OLD.online_url <> '' AND OLD.online_url <> NEW.online_url
        AND NEW.attendance <> 'here'
    )
    EXECUTE FUNCTION events_event_link();
"""

TOLD = """
CREATE FUNCTION events_event_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO events_mailbatch (event_id, kind, state, created_at, written, failed, sequence, cursor, before)
    VALUES (
        OLD.id, 'change', 'held', now(), 0, 0, OLD.sequence, 0,
        jsonb_build_object(
            'sequence', OLD.sequence, 'state', OLD.state, 'starts_at', floor(extract(epoch FROM OLD.starts_at)),
            'ends_at', floor(extract(epoch FROM OLD.ends_at)), 'precision', OLD.precision, 'venue_id', OLD.venue_id,
            'attendance', OLD.attendance, 'online_url', OLD.online_url
        )
    )
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER events_event_told AFTER UPDATE ON events_event FOR EACH ROW
    WHEN (OLD.state <> 'draft' AND NEW.sequence > OLD.sequence AND NEW.seats_taken + NEW.people_waiting > 0)
    EXECUTE FUNCTION events_event_told();
"""

# What was to be told when the tables were made.
UNTOLD = """
INSERT INTO events_mailbatch (event_id, kind, state, created_at, written, failed, sequence, cursor)
SELECT id, 'change', 'held', now(), 0, 0, 0, 0 FROM events_event
WHERE ends_at > now() AND EXISTS (
    SELECT 1 FROM events_registration WHERE event_id = events_event.id AND told_sequence < events_event.sequence
    AND events_registration.status IN ('confirmed', 'waiting', 'offered', 'attended')
);
"""


def drop(name):
    return f"DROP TRIGGER {name} ON events_event; DROP FUNCTION {name}();"


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0008_whole_days_end_with_their_day"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MailBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("change", "endring"), ("letter", "e-post fra staben")],
                        max_length=10,
                        verbose_name="hva",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("held", "venter"), ("writing", "sendes"), ("stopped", "stanset"), ("done", "ferdig")],
                        default="held",
                        max_length=10,
                        verbose_name="tilstand",
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="laget")),
                ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="sendes")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="avsluttet")),
                ("written", models.PositiveIntegerField(default=0, verbose_name="e-poster skrevet")),
                ("failed", models.PositiveIntegerField(default=0, verbose_name="kunne ikke skrives")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False, verbose_name="endring nr.")),
                ("before", models.JSONField(blank=True, editable=False, null=True, verbose_name="før endringen")),
                ("letter", models.JSONField(blank=True, editable=False, null=True, verbose_name="brevet")),
                (
                    "submission",
                    models.UUIDField(blank=True, editable=False, null=True, unique=True, verbose_name="skjema"),
                ),
                ("cursor", models.BigIntegerField(default=0, editable=False, verbose_name="kommet til")),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="av",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mail_batches",
                        to="events.event",
                        verbose_name="arrangement",
                    ),
                ),
            ],
            options={
                "verbose_name": "utsending",
                "verbose_name_plural": "utsendinger",
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "change"), models.Q(("state", "done"), _negated=True)),
                        fields=("event",),
                        name="mail_batch_one_open_change",
                    )
                ],
            },
        ),
        migrations.RunSQL(CHANGED_LINK, drop("events_event_link")),
        migrations.RunSQL(TOLD, drop("events_event_told")),
        migrations.RunSQL(UNTOLD, migrations.RunSQL.noop),
    ]
