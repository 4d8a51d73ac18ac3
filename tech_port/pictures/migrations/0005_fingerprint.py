"""Pictures are told apart by what is in their file, so that what was uploaded before is found; the worker reads it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pictures", "0004_history_begins")]

    operations = [
        migrations.AddField(
            model_name="picture",
            name="fingerprint",
            field=models.CharField(blank=True, db_default="", default="", editable=False, max_length=64),
        ),
    ]
