"""When a position was last known was kept as the first day of its year, without a word that it was a year."""

from django.db import migrations


def forwards(apps, schema_editor):
    roles = apps.get_model("members", "StaffRole").objects.filter(known_precision="day")
    roles.filter(known_on__month=1, known_on__day=1).update(known_precision="year")


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("members", "0018_organisations_kept_back")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
