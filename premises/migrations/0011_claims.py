"""What each dated record is based on, and when its source spoke; old columns stay for the release before this one."""

import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0008_claims"),
        ("members", "0012_claims"),
        ("pictures", "0001_first_tables"),
        ("premises", "0010_answers_about_landlords_lists"),
    ]

    operations = [
        migrations.AddField(
            model_name="building",
            name="completion_basis",
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
                max_length=9,
                verbose_name="grunnlag",
            ),
        ),
        migrations.AddField(
            model_name="building",
            name="completion_known_on",
            field=models.DateField(blank=True, null=True, verbose_name="kilden sier det per"),
        ),
        migrations.AddField(
            model_name="building",
            name="completion_known_precision",
            field=models.CharField(
                choices=[("day", "dag"), ("month", "måned"), ("quarter", "kvartal"), ("year", "år")],
                db_default="day",
                default="day",
                max_length=7,
                verbose_name="nøyaktighet",
            ),
        ),
        migrations.AddField(
            model_name="building",
            name="energy_state",
            field=models.CharField(
                blank=True,
                choices=[("aimed", "mål"), ("certified", "sertifisert"), ("stated", "oppgitt")],
                db_default="",
                max_length=10,
                verbose_name="energimerkets status",
            ),
        ),
        migrations.AddField(
            model_name="building",
            name="recorded_on",
            field=models.DateField(
                db_default=django.db.models.functions.datetime.Now(),
                default=django.utils.timezone.localdate,
                editable=False,
                verbose_name="skrevet inn",
            ),
        ),
        migrations.AddField(
            model_name="lease",
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
            model_name="lease",
            name="known_on",
            field=models.DateField(
                blank=True,
                help_text="Dagen kilden snakker om. Tomt: kildens egen dato; har den ingen, er dagen ikke kjent.",
                null=True,
                verbose_name="kilden sier det per",
            ),
        ),
        migrations.AddField(
            model_name="lease",
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
            model_name="lease",
            name="recorded_on",
            field=models.DateField(
                db_default=django.db.models.functions.datetime.Now(),
                default=django.utils.timezone.localdate,
                editable=False,
                verbose_name="skrevet inn",
            ),
        ),
        migrations.AddField(
            model_name="ownership",
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
            model_name="ownership",
            name="ends_precision",
            field=models.CharField(
                choices=[("day", "dag"), ("month", "måned"), ("quarter", "kvartal"), ("year", "år")],
                db_default="day",
                default="day",
                max_length=7,
                verbose_name="sluttens nøyaktighet",
            ),
        ),
        migrations.AddField(
            model_name="ownership",
            name="known_on",
            field=models.DateField(
                blank=True,
                help_text="Dagen kilden snakker om. Tomt: kildens egen dato; har den ingen, er dagen ikke kjent.",
                null=True,
                verbose_name="kilden sier det per",
            ),
        ),
        migrations.AddField(
            model_name="ownership",
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
            model_name="ownership",
            name="recorded_on",
            field=models.DateField(
                db_default=django.db.models.functions.datetime.Now(),
                default=django.utils.timezone.localdate,
                editable=False,
                verbose_name="skrevet inn",
            ),
        ),
        migrations.AddField(
            model_name="reservation",
            name="ends_precision",
            field=models.CharField(
                choices=[("day", "dag"), ("month", "måned"), ("quarter", "kvartal"), ("year", "år")],
                db_default="day",
                default="day",
                max_length=7,
                verbose_name="sluttens nøyaktighet",
            ),
        ),
        migrations.AddField(
            model_name="unit",
            name="is_drawn",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Ingen kilde sier at lokalet finnes slik: det har ingen side og telles ikke.",
                verbose_name="fyller bare tegningen",
            ),
        ),
        migrations.AlterField(
            model_name="building",
            name="completed_on",
            field=models.DateField(
                blank=True,
                help_text="En dag i måneden, kvartalet eller året når dagen ikke er kjent.",
                null=True,
                verbose_name="ferdig",
            ),
        ),
        migrations.AlterField(
            model_name="lease",
            name="ends_precision",
            field=models.CharField(
                choices=[("day", "dag"), ("month", "måned"), ("quarter", "kvartal"), ("year", "år")],
                db_default="day",
                default="day",
                max_length=7,
                verbose_name="sluttens nøyaktighet",
            ),
        ),
        migrations.AlterField(
            "building",
            "completion_is_planned",
            models.BooleanField("planlagt, ikke bekreftet ferdig", db_default=False),
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField(
                    model_name="building",
                    name="completion_is_planned",
                )
            ]
        ),
    ]
