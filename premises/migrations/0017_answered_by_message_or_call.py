"""A telephone call is a line of the log, and a signed interest knows its lease."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("premises", "0016_letting_notices")]

    operations = [
        migrations.AddField(
            "intereststep",
            "is_call",
            models.BooleanField("telefonsamtale", default=False, db_default=False, editable=False),
        ),
        migrations.AddField(
            "interest",
            "lease",
            models.ForeignKey(
                "premises.lease",
                models.SET_NULL,
                verbose_name="leieforholdet",
                null=True,
                blank=True,
                related_name="+",
                editable=False,
                db_index=False,
            ),
        ),
    ]
