"""What each dated record is based on, and when its source spoke; old columns stay for the release before this one."""

import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0008_claims"),
        ("members", "0011_move_proposed_logos"),
    ]

    operations = [
        migrations.AddField(
            model_name="boardseat",
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
            model_name="boardseat",
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
            model_name="boardseat",
            name="known_on",
            field=models.DateField(
                blank=True,
                help_text="Dagen kilden snakker om. Tomt: kildens egen dato; har den ingen, er dagen ikke kjent.",
                null=True,
                verbose_name="kilden sier det per",
            ),
        ),
        migrations.AddField(
            model_name="boardseat",
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
            model_name="boardseat",
            name="recorded_on",
            field=models.DateField(
                db_default=django.db.models.functions.datetime.Now(),
                default=django.utils.timezone.localdate,
                editable=False,
                verbose_name="skrevet inn",
            ),
        ),
        migrations.AddField(
            model_name="membership",
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
            model_name="membership",
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
            model_name="membership",
            name="known_on",
            field=models.DateField(
                blank=True,
                help_text="Dagen kilden snakker om. Tomt: kildens egen dato; har den ingen, er dagen ikke kjent.",
                null=True,
                verbose_name="kilden sier det per",
            ),
        ),
        migrations.AddField(
            model_name="membership",
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
            model_name="membership",
            name="recorded_on",
            field=models.DateField(
                db_default=django.db.models.functions.datetime.Now(),
                default=django.utils.timezone.localdate,
                editable=False,
                verbose_name="skrevet inn",
            ),
        ),
        migrations.AddField(
            model_name="staffrole",
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
            model_name="staffrole",
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
            model_name="staffrole",
            name="known_on",
            field=models.DateField(
                blank=True,
                help_text="Dagen kilden snakker om. Tomt: kildens egen dato; har den ingen, er dagen ikke kjent.",
                null=True,
                verbose_name="kilden sier det per",
            ),
        ),
        migrations.AddField(
            model_name="staffrole",
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
            model_name="staffrole",
            name="recorded_on",
            field=models.DateField(
                db_default=django.db.models.functions.datetime.Now(),
                default=django.utils.timezone.localdate,
                editable=False,
                verbose_name="skrevet inn",
            ),
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField(
                    model_name="staffrole",
                    name="last_known_on",
                )
            ]
        ),
    ]
