from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outbox", "0001_first_tables"),
    ]

    operations = [
        migrations.AddField(
            model_name="mail",
            name="headers",
            field=models.JSONField(blank=True, default=dict, verbose_name="felt i hodet"),
        ),
    ]
