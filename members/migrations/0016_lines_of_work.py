"""What organisations do for a living, from sources."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.db import migrations, models

import members.lines_of_work


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0007_article_picture"),
        ("members", "0015_rules_of_claims_hold"),
    ]

    operations = [
        migrations.CreateModel(
            name="LineOfWork",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "basis",
                    models.CharField(
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
                (
                    "known_on",
                    models.DateField(
                        blank=True,
                        help_text="Dagen kilden snakker om. Tomt: kildens egen dato; har den ingen, er dagen ikke kjent.",
                        null=True,
                        verbose_name="kilden sier det per",
                    ),
                ),
                (
                    "known_precision",
                    models.CharField(
                        choices=[("day", "dag"), ("month", "måned"), ("quarter", "kvartal"), ("year", "år")],
                        db_default="day",
                        default="day",
                        max_length=7,
                        verbose_name="nøyaktighet",
                    ),
                ),
                (
                    "recorded_on",
                    models.DateField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="skrevet inn",
                    ),
                ),
                (
                    "division",
                    models.CharField(choices=members.lines_of_work.choices, max_length=2, verbose_name="bransje"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines_of_work",
                        to="members.organisation",
                        verbose_name="virksomhet",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="content.source",
                        verbose_name="kilde",
                    ),
                ),
            ],
            options={
                "verbose_name": "bransje",
                "verbose_name_plural": "bransjer",
                "ordering": ["organisation", "division"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "division"),
                        name="line_of_work_once",
                        violation_error_message="Virksomheten har alt denne bransjen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis__in", ["planned", "aimed", "agreed"]), _negated=True),
                            ("source__isnull", False),
                            _connector="OR",
                        ),
                        name="line_of_work_plan_has_source",
                        violation_error_message="En plan, et mål eller en avtale må ha en kilde.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("known_on", None), ("known_on__lte", models.F("recorded_on")), _connector="OR"
                        ),
                        name="line_of_work_known_by_then",
                        violation_error_message="Kilden kan ikke si noe om en dag som ikke er kommet.",
                    ),
                ],
            },
        ),
    ]
