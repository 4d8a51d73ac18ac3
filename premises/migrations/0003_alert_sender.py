from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("premises", "0002_interest_thread_alerts_freshness_imports_photos"),
    ]

    operations = [
        migrations.AddField(
            model_name="searchalert",
            name="sender_hash",
            field=models.CharField(blank=True, default="", editable=False, max_length=64),
            preserve_default=False,
        ),
    ]
