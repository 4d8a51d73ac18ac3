"""The sizes of documents, which pages print without asking where the files lie."""

from django.db import migrations, models


def measure(apps, schema_editor):
    """A file that is gone has no size."""
    model = apps.get_model("members", "DocumentVersion")
    for row in model.objects.exclude(file="").iterator():
        try:
            row.file_size = row.file.size
        except OSError:
            continue
        row.save(update_fields=["file_size"])


class Migration(migrations.Migration):
    dependencies = [("members", "0004_links_of_unknown_addresses")]

    operations = [
        migrations.AddField(
            model_name="documentversion",
            name="file_size",
            field=models.PositiveIntegerField("størrelse (byte)", null=True, editable=False),
        ),
        migrations.RunPython(measure, migrations.RunPython.noop),
    ]
