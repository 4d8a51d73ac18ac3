"""A link may have an end: one to a draft has."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("open_forms", "0001_first_tables"),
    ]

    operations = [
        migrations.AddField(
            model_name="link",
            name="ends_at",
            field=models.DateTimeField(
                blank=True, help_text="Tomt: så lenge det den gjelder.", null=True, verbose_name="slutter"
            ),
        ),
    ]
