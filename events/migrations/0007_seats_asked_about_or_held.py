"""Parties that are asked whether fewer seats would do, and sign-ups that hold a seat until they are confirmed.

The database counts both: the seats that everybody who waits has let go by (`seats_passed_on`), which a new sign-up may
have, and those that are only held (`seats_held`), which one that is certain may have.
"""

from importlib import import_module

from django.db import migrations, models

DROPPED = """
DROP TRIGGER events_registration_seats ON events_registration;
DROP FUNCTION events_registration_seats();
"""

COUNTERS = """
CREATE FUNCTION events_event_counters() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() = 1 THEN
        NEW.seats_held := OLD.seats_held;
        NEW.seats_passed_on := OLD.seats_passed_on;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER events_event_counters BEFORE UPDATE ON events_event
    FOR EACH ROW EXECUTE FUNCTION events_event_counters();

CREATE FUNCTION events_count_seats(signup events_registration, sign integer) RETURNS void LANGUAGE sql AS $$
    UPDATE events_event SET
        seats_taken = seats_taken
            + CASE WHEN signup.status IN ('confirmed', 'offered', 'attended') THEN sign * signup.people ELSE 0 END,
        seats_held = seats_held
            + CASE WHEN signup.status = 'confirmed' AND signup.is_held THEN sign * signup.people ELSE 0 END,
        people_waiting = people_waiting
            + CASE WHEN signup.status = 'waiting' AND NOT signup.is_held THEN sign * signup.people ELSE 0 END,
        seats_passed_on = (
            SELECT coalesce(min(CASE WHEN offer_expires_at IS NULL THEN coalesce(seats_offered, 0) ELSE 0 END), 0)
            FROM events_registration WHERE event_id = signup.event_id AND status = 'waiting' AND NOT is_held
        )
    WHERE id = signup.event_id
$$;

CREATE FUNCTION events_registration_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (
        NEW.event_id, NEW.status, NEW.people, NEW.is_held, NEW.offer_expires_at, NEW.seats_offered
    ) IS NOT DISTINCT FROM (
        OLD.event_id, OLD.status, OLD.people, OLD.is_held, OLD.offer_expires_at, OLD.seats_offered
    ) THEN
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM events_count_seats(OLD, -1);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM events_count_seats(NEW, 1);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER events_registration_seats AFTER INSERT OR UPDATE OR DELETE ON events_registration
    FOR EACH ROW EXECUTE FUNCTION events_registration_seats();
"""

COUNTERS_DROPPED = f"""
{DROPPED}
DROP FUNCTION events_count_seats(events_registration, integer);
DROP TRIGGER events_event_counters ON events_event;
DROP FUNCTION events_event_counters();
"""

OFFERED_AT = """
UPDATE events_registration SET offered_at = offer_expires_at - interval '1 day' WHERE offer_expires_at IS NOT NULL;
"""

UNASKED = """
UPDATE events_registration SET offer_expires_at = NULL WHERE status = 'waiting';
DELETE FROM events_registration WHERE is_held;
"""

COUNTED_BEFORE = import_module("events.migrations.0003_changes_and_seats_in_the_database").SEATS


class Migration(migrations.Migration):
    dependencies = [("events", "0006_links_of_their_own")]

    operations = [
        migrations.RemoveConstraint(model_name="registration", name="registration_offer_has_end"),
        migrations.RunSQL(DROPPED, COUNTED_BEFORE),
        migrations.AddField(
            model_name="event",
            name="seats_held",
            field=models.PositiveIntegerField(
                default=0, db_default=0, editable=False, verbose_name="ubekreftede plasser"
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="seats_passed_on",
            field=models.PositiveIntegerField(
                default=0, db_default=0, editable=False, verbose_name="plasser ingen i køen vil ha"
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="is_held",
            field=models.BooleanField(
                default=False, db_default=False, editable=False, verbose_name="venter på bekreftelse"
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="offered_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="tilbudt"),
        ),
        migrations.AddField(
            model_name="registration",
            name="seats_offered",
            field=models.PositiveSmallIntegerField(
                blank=True, editable=False, null=True, verbose_name="plasser spurt om"
            ),
        ),
        migrations.RunSQL(migrations.RunSQL.noop, UNASKED),
        migrations.RunSQL(OFFERED_AT, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL IMMEDIATE"),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                name="registration_offer_has_end",
                condition=models.Q(offer_expires_at__isnull=False, offered_at__isnull=False, status="offered")
                | models.Q(
                    offer_expires_at__isnull=False,
                    offered_at__isnull=False,
                    seats_offered__isnull=False,
                    status="waiting",
                )
                | (models.Q(offer_expires_at=None, offered_at=None) & ~models.Q(status="offered")),
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                name="registration_held_is_not_certain",
                condition=~models.Q(is_held=True, status__in=["offered", "attended"]),
            ),
        ),
        migrations.RunSQL(COUNTERS, COUNTERS_DROPPED),
    ]
