"""How exactly it is known how many came; the old column stays for the release before this one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0016_event_picture")]

    operations = [
        migrations.AddField(
            "event",
            "attendees_qualifier",
            models.CharField(
                "deltakertallets presisjon",
                choices=[
                    ("exact", "nøyaktig"),
                    ("about", "omtrent"),
                    ("more_than", "mer enn"),
                    ("just_over", "drøyt"),
                    ("nearly", "nesten"),
                ],
                db_default="exact",
                default="exact",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            "event", "attendees_about", models.BooleanField("deltakertallet er omtrentlig", db_default=False)
        ),
        migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("event", "attendees_about")]),
    ]
