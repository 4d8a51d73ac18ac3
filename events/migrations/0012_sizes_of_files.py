"""The sizes of documents of events, which pages print without asking where the files lie."""

from django.db import migrations, models


def measure(apps, schema_editor):
    """A file that is gone has no size."""
    model = apps.get_model("events", "EventDocument")
    for row in model.objects.exclude(file="").iterator():
        try:
            row.file_size = row.file.size
        except OSError:
            continue
        row.save(update_fields=["file_size"])


class Migration(migrations.Migration):
    dependencies = [("events", "0011_batches_that_are_over_stay_so")]

    operations = [
        migrations.AddField(
            model_name="eventdocument",
            name="file_size",
            field=models.PositiveIntegerField("størrelse (byte)", null=True, editable=False),
        ),
        migrations.RunPython(measure, migrations.RunPython.noop),
    ]
