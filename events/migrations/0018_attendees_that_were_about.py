"""What was said to be roughly so many is «omtrent»."""

from django.db import migrations


def forwards(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("UPDATE events_event SET attendees_qualifier = 'about' WHERE attendees_about")


def backwards(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("UPDATE events_event SET attendees_about = attendees_qualifier <> 'exact'")


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("events", "0017_how_exactly_attendees_are_known")]

    operations = [migrations.RunPython(forwards, backwards)]
