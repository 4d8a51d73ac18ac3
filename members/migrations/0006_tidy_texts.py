"""What was stored before texts were tidied as they came; what cannot be seen is not brought back."""

from django.db import migrations

from tech_port.writing.stored import tidy_stored


def tidy(apps, schema_editor):
    tidy_stored(apps, "members")


class Migration(migrations.Migration):
    dependencies = [("members", "0005_sizes_of_files")]

    operations = [migrations.RunPython(tidy, migrations.RunPython.noop)]
