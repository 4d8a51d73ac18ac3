from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("premises", "0037_history_begins"),
    ]

    operations = [
        migrations.AddField(
            model_name="building",
            name="map_dx",
            field=models.SmallIntegerField(
                db_default=0,
                default=0,
                help_text="Så bygg på samme sted ikke dekker hverandre. Et tak er omtrent 50 bredt; minus er mot vest.",
                verbose_name="flyttet mot øst på kartet",
            ),
        ),
        migrations.AddField(
            model_name="building",
            name="map_dy",
            field=models.SmallIntegerField(
                db_default=0,
                default=0,
                help_text="Som over; minus er mot nord.",
                verbose_name="flyttet mot sør på kartet",
            ),
        ),
        migrations.AddField(
            model_name="historicalbuilding",
            name="map_dx",
            field=models.SmallIntegerField(
                db_default=0,
                default=0,
                help_text="Så bygg på samme sted ikke dekker hverandre. Et tak er omtrent 50 bredt; minus er mot vest.",
                verbose_name="flyttet mot øst på kartet",
            ),
        ),
        migrations.AddField(
            model_name="historicalbuilding",
            name="map_dy",
            field=models.SmallIntegerField(
                db_default=0,
                default=0,
                help_text="Som over; minus er mot nord.",
                verbose_name="flyttet mot sør på kartet",
            ),
        ),
    ]
