"""What each dated record is based on, and when its source spoke; old columns stay for the release before this one."""

import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0007_article_picture"),
    ]

    operations = [
        migrations.AddField(
            model_name="milestone",
            name="basis",
            field=models.CharField(
                choices=[
                    ("planned", "planlagt"),
                    ("aimed", "mål"),
                    ("agreed", "avtalt"),
                    ("reported", "oppgitt"),
                    ("confirmed", "bekreftet"),
                ],
                db_default="reported",
                default="reported",
                help_text="Planlagt, mål og avtalt: ikke kjent som gjort. Oppgitt: en kilde sier at det er slik.",
                max_length=9,
                verbose_name="grunnlag",
            ),
        ),
        migrations.AddField(
            model_name="milestone",
            name="known_on",
            field=models.DateField(
                blank=True,
                help_text="Dagen kilden snakker om. Tomt: kildens egen dato; har den ingen, er dagen ikke kjent.",
                null=True,
                verbose_name="kilden sier det per",
            ),
        ),
        migrations.AddField(
            model_name="milestone",
            name="known_precision",
            field=models.CharField(
                choices=[("day", "dag"), ("month", "måned"), ("quarter", "kvartal"), ("year", "år")],
                db_default="day",
                default="day",
                max_length=7,
                verbose_name="nøyaktighet",
            ),
        ),
        migrations.AddField(
            model_name="milestone",
            name="recorded_on",
            field=models.DateField(
                db_default=django.db.models.functions.datetime.Now(),
                default=django.utils.timezone.localdate,
                editable=False,
                verbose_name="skrevet inn",
            ),
        ),
        migrations.AddField(
            model_name="programme",
            name="basis",
            field=models.CharField(
                choices=[
                    ("planned", "planlagt"),
                    ("aimed", "mål"),
                    ("agreed", "avtalt"),
                    ("reported", "oppgitt"),
                    ("confirmed", "bekreftet"),
                ],
                db_default="reported",
                default="reported",
                help_text="Planlagt, mål og avtalt: ikke kjent som gjort. Oppgitt: en kilde sier at det er slik.",
                max_length=9,
                verbose_name="grunnlag",
            ),
        ),
        migrations.AddField(
            model_name="programme",
            name="known_on",
            field=models.DateField(
                blank=True,
                help_text="Dagen kilden snakker om. Tomt: kildens egen dato; har den ingen, er dagen ikke kjent.",
                null=True,
                verbose_name="kilden sier det per",
            ),
        ),
        migrations.AddField(
            model_name="programme",
            name="known_precision",
            field=models.CharField(
                choices=[("day", "dag"), ("month", "måned"), ("quarter", "kvartal"), ("year", "år")],
                db_default="day",
                default="day",
                max_length=7,
                verbose_name="nøyaktighet",
            ),
        ),
        migrations.AddField(
            model_name="programme",
            name="recorded_on",
            field=models.DateField(
                db_default=django.db.models.functions.datetime.Now(),
                default=django.utils.timezone.localdate,
                editable=False,
                verbose_name="skrevet inn",
            ),
        ),
        migrations.AlterField("milestone", "is_planned", models.BooleanField("plan, ikke hendelse", db_default=False)),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField(
                    model_name="milestone",
                    name="is_planned",
                )
            ]
        ),
    ]
