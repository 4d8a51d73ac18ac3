"""Rules of series are said in words: nobody types them as RRULE, and the help on how is gone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0027_venues_in_two_languages"),
    ]

    operations = [
        migrations.AlterField(
            model_name="eventseries",
            name="rule",
            field=models.CharField(max_length=300, verbose_name="regel"),
        ),
        migrations.AlterField(
            model_name="historicaleventseries",
            name="rule",
            field=models.CharField(max_length=300, verbose_name="regel"),
        ),
    ]
