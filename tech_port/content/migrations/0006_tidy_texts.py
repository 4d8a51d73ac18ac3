"""What was stored before texts were tidied as they came; what cannot be seen is not brought back."""

from django.db import migrations

from tech_port.writing.stored import tidy_stored


def tidy(apps, schema_editor):
    tidy_stored(apps, "content")


class Migration(migrations.Migration):
    dependencies = [("content", "0005_forget_names_in_the_staff_log")]

    operations = [migrations.RunPython(tidy, migrations.RunPython.noop)]
