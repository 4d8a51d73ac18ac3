from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0014_note_what_is_erased")]

    operations = [
        migrations.AddField(
            model_name="calendarimport",
            name="is_norwegian_time",
            field=models.BooleanField(editable=False, null=True, verbose_name="ukjente tidssoner er norsk tid"),
        ),
    ]
