from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("premises", "0009_move_photos"),
    ]

    operations = [
        migrations.AddField(
            model_name="landlordimport",
            name="about",
            field=models.JSONField(
                blank=True, db_default={}, default=dict, editable=False, verbose_name="hva fila sier om radene"
            ),
        ),
        migrations.AddField(
            model_name="landlordimport",
            name="answers",
            field=models.JSONField(
                blank=True, db_default={}, default=dict, editable=False, verbose_name="hva som er valgt"
            ),
        ),
    ]
