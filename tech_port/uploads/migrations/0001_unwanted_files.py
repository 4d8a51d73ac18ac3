"""Files that no row points to any more, until they are gone."""

from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="UnwantedFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField("fil", max_length=200, editable=False)),
                ("since", models.DateTimeField("fra", default=timezone.now, editable=False)),
            ],
            options={
                "ordering": ["since", "pk"],
                "verbose_name": "fil som skal bort",
                "verbose_name_plural": "filer som skal bort",
            },
        ),
    ]
