"""Relations are told of from the day they begin, or from another that staff write."""

from django.db import migrations, models

HELP = "Tomt: fra dagen det begynner. Tidligere: det er kunngjort. Senere: det venter."


def shown_from(name):
    column = models.DateField(blank=True, help_text=HELP, null=True, verbose_name="vises fra")
    return migrations.AddField(model_name=name, name="shown_from", field=column)


class Migration(migrations.Migration):
    dependencies = [("members", "0024_addresses_and_history_are_kept")]

    operations = [
        shown_from(f"{prefix}{name}")
        for name in ("boardseat", "staffrole", "membership")
        for prefix in ("", "historical")
    ]
