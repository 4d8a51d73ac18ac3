from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

import tech_port.content.claims


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0017_targets_have_a_day_all_of_them"),
        ("pictures", "0001_first_tables"),
        ("premises", "0028_rules_of_what_sources_saw_hold"),
    ]

    operations = [
        migrations.AddField(
            model_name="building",
            name="completion_other_known_on",
            field=models.DateField(blank=True, null=True, verbose_name="den andre kilden sier det per"),
        ),
        migrations.AddField(
            model_name="building",
            name="completion_other_known_precision",
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
            name="completion_other_on",
            field=models.DateField(
                blank=True,
                help_text="Når en annen kilde sier noe annet. Begge vises.",
                null=True,
                verbose_name="eller ferdig",
            ),
        ),
        migrations.AddField(
            model_name="building",
            name="completion_other_precision",
            field=models.CharField(
                choices=[("day", "dag"), ("month", "måned"), ("quarter", "kvartal"), ("year", "år")],
                db_default="day",
                default="day",
                max_length=7,
                verbose_name="nøyaktighet",
            ),
        ),
        AddConstraintNotValid(
            model_name="building",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("completion_other_on__isnull", True),
                    (
                        "completion_other_on",
                        tech_port.content.claims.Day(
                            tech_port.content.claims.LastInstant(
                                tech_port.content.claims.Truncated(
                                    models.F("completion_other_precision"),
                                    tech_port.content.claims.Timestamp(models.F("completion_other_on")),
                                ),
                                tech_port.content.claims.Length(models.F("completion_other_precision")),
                            )
                        ),
                    ),
                    _connector="OR",
                ),
                name="building_completion_other_on_at_edge",
                violation_error_message="Datoen skal være den første dagen (for en slutt: den siste) i tidsrommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="building",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("completion_other_known_on", None), ("completion_other_on", None)),
                    models.Q(
                        ("completed_on__isnull", False),
                        ("completion_basis__in", ["planned", "aimed", "agreed"]),
                        ("completion_known_on__isnull", False),
                        ("completion_other_known_on__isnull", False),
                        ("completion_other_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="building_other_plan_has_known_day",
                violation_error_message="To planer for når bygget skal stå ferdig må hver ha dagen kilden sa det.",
            ),
        ),
    ]
