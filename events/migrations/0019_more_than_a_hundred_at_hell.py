"""The meeting at Hell was loaded as roughly a hundred; its source says more than that."""

from django.db import migrations


def forwards(apps, schema_editor):
    found = apps.get_model("events", "Event").objects.filter(slug="felles-formannskapsmote-hell-2015", attendees=100)
    found.filter(attendees_qualifier="about").update(attendees_qualifier="more_than")


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("events", "0018_attendees_that_were_about")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
