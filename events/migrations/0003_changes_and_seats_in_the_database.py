"""What the database itself keeps about an event: how often it changed, and how many have a seat or wait.

A trigger sees every change, whoever makes it: a form, a command, another program. `sequence` grows when time, place or
state of a published event changes and never goes back; `uid` never changes; the counters follow the sign-ups and cannot
be written by anything else, so that a page saved from an old copy of the event does not bring back old numbers.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode

from django.conf import settings
from django.db import migrations
from django.db.models import F, Q

CHANGES = """
CREATE FUNCTION events_event_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state = 'cancelled' THEN
            NEW.cancelled_at := coalesce(NEW.cancelled_at, now());
        END IF;
        RETURN NEW;
    END IF;

    NEW.uid := OLD.uid;
    IF pg_trigger_depth() = 1 THEN
        NEW.seats_taken := OLD.seats_taken;
        NEW.people_waiting := OLD.people_waiting;
    END IF;

    NEW.sequence := greatest(NEW.sequence, OLD.sequence);
    IF OLD.state <> 'draft' AND (
        NEW.starts_at, NEW.ends_at, NEW.precision, NEW.venue_id, NEW.attendance, NEW.state
    ) IS DISTINCT FROM (
        OLD.starts_at, OLD.ends_at, OLD.precision, OLD.venue_id, OLD.attendance, OLD.state
    ) THEN
        NEW.sequence := OLD.sequence + 1;
    END IF;

    IF OLD.state <> 'draft' AND NEW.starts_at <> OLD.starts_at THEN
        NEW.moved_from := nullif(coalesce(OLD.moved_from, OLD.starts_at), NEW.starts_at);
    ELSE
        NEW.moved_from := OLD.moved_from;
    END IF;

    IF NEW.state <> 'cancelled' THEN
        NEW.cancelled_at := NULL;
    ELSIF OLD.state <> 'cancelled' THEN
        NEW.cancelled_at := now();
    ELSE
        NEW.cancelled_at := coalesce(NEW.cancelled_at, OLD.cancelled_at);
    END IF;

    IF (
        NEW.sequence, NEW.title_nb, NEW.title_en, NEW.lead_nb, NEW.lead_en, NEW.body_nb, NEW.body_en, NEW.type,
        NEW.language, NEW.signup, NEW.signup_url, NEW.signup_opens_at, NEW.signup_closes_at, NEW.price_nok
    ) IS DISTINCT FROM (
        OLD.sequence, OLD.title_nb, OLD.title_en, OLD.lead_nb, OLD.lead_en, OLD.body_nb, OLD.body_en, OLD.type,
        OLD.language, OLD.signup, OLD.signup_url, OLD.signup_opens_at, OLD.signup_closes_at, OLD.price_nok
    ) THEN
        NEW.changed_at := now();
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER events_event_changes BEFORE INSERT OR UPDATE ON events_event
    FOR EACH ROW EXECUTE FUNCTION events_event_changes();
"""

SEATS = """
CREATE FUNCTION events_registration_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    seats integer;
    waiting integer;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        seats := CASE WHEN OLD.status IN ('confirmed', 'offered', 'attended') THEN OLD.people ELSE 0 END;
        waiting := CASE WHEN OLD.status = 'waiting' THEN OLD.people ELSE 0 END;
        IF TG_OP = 'UPDATE' AND NEW.event_id = OLD.event_id THEN
            seats := seats - CASE WHEN NEW.status IN ('confirmed', 'offered', 'attended') THEN NEW.people ELSE 0 END;
            waiting := waiting - CASE WHEN NEW.status = 'waiting' THEN NEW.people ELSE 0 END;
        END IF;
        IF seats <> 0 OR waiting <> 0 THEN
            UPDATE events_event SET seats_taken = seats_taken - seats, people_waiting = people_waiting - waiting
                WHERE id = OLD.event_id;
        END IF;
    END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.event_id <> OLD.event_id) THEN
        seats := CASE WHEN NEW.status IN ('confirmed', 'offered', 'attended') THEN NEW.people ELSE 0 END;
        waiting := CASE WHEN NEW.status = 'waiting' THEN NEW.people ELSE 0 END;
        IF seats <> 0 OR waiting <> 0 THEN
            UPDATE events_event SET seats_taken = seats_taken + seats, people_waiting = people_waiting + waiting
                WHERE id = NEW.event_id;
        END IF;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER events_registration_seats AFTER INSERT OR UPDATE OR DELETE ON events_registration
    FOR EACH ROW EXECUTE FUNCTION events_registration_seats();
"""

COUNTED = """
UPDATE events_event SET
    seats_taken = coalesce((SELECT sum(people) FROM events_registration
        WHERE event_id = events_event.id AND status IN ('confirmed', 'offered', 'attended')), 0),
    people_waiting = coalesce((SELECT sum(people) FROM events_registration
        WHERE event_id = events_event.id AND status = 'waiting'), 0);
"""


def _link_hash(registration):
    """Of the link that was made of the site's key at the time."""
    text = f"registration-link:{registration.submission.hex}"
    digest = hmac.digest(settings.SECRET_KEY.encode(), text.encode(), "sha256")
    token = urlsafe_b64encode(digest).decode().rstrip("=")
    return hashlib.sha256(token.encode()).hexdigest()


def fill(apps, schema_editor):
    """What rows from before say about sign-up, in the new columns."""
    events, registrations = apps.get_model("events", "Event"), apps.get_model("events", "Registration")
    events.objects.exclude(signup_url="").update(signup="external")
    here = Q(capacity__isnull=False) | Q(signup_opens_at__isnull=False) | Q(signup_closes_at__isnull=False)
    events.objects.filter(here, signup_url="").update(signup="own")
    registrations.objects.filter(status="attended").update(checked_in_at=F("created_at"))
    for registration in registrations.objects.all():
        registration.token_hash = _link_hash(registration)
        registration.save(update_fields=["token_hash"])


class Migration(migrations.Migration):
    dependencies = [("events", "0002_signup_calendars_series")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunSQL(COUNTED, migrations.RunSQL.noop),
        migrations.RunSQL(
            CHANGES,
            "DROP TRIGGER events_event_changes ON events_event; DROP FUNCTION events_event_changes();",
        ),
        migrations.RunSQL(
            SEATS,
            "DROP TRIGGER events_registration_seats ON events_registration; DROP FUNCTION events_registration_seats();",
        ),
    ]
