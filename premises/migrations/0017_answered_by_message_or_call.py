"""A telephone call is a line of the log."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("premises", "0016_letting_notices")]

    operations = [
        migrations.AddField(
            "intereststep",
            "is_call",
            models.BooleanField("telefonsamtale", default=False, db_default=False, editable=False),
        ),
    ]
