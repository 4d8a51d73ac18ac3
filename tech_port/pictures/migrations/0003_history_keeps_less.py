"""The history of a picture leaves out what the portal notes for itself."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("pictures", "0002_history"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="historicalpicture",
            name="sizes_version",
        ),
        migrations.RemoveField(
            model_name="historicalpicture",
            name="unused_since",
        ),
    ]
