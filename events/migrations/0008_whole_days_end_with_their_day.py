"""Events of which only the days are known end at 23.59 of the last, as those that were imported do.

Before, 00.00 of the last day was read as that whole day; now whatever ends at midnight ends with the day before, as
24.00. Nobody is told of a change: it is none to them.
"""

from django.db import migrations

WHOLE_DAYS = """
ALTER TABLE events_event DISABLE TRIGGER events_event_changes;
UPDATE events_event SET ends_at = ends_at + interval '23 hours 59 minutes'
    WHERE "precision" <> 'time' AND (ends_at AT TIME ZONE 'Europe/Oslo')::time = '00:00';
ALTER TABLE events_event ENABLE TRIGGER events_event_changes;
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0007_seats_asked_about_or_held")]

    operations = [migrations.RunSQL(WHOLE_DAYS, migrations.RunSQL.noop)]
