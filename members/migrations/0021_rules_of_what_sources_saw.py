"""What its source cannot have seen is refused where the start is not known too: asked of new rows at once."""

import django.db.models.functions.comparison
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

import tech_port.content.claims


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0019_what_confirmed_means"),
        ("members", "0020_known_from_no_later_than_their_source"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="boardseat",
            name="board_seat_happened_by_then",
        ),
        migrations.RemoveConstraint(
            model_name="membership",
            name="membership_happened_by_then",
        ),
        migrations.RemoveConstraint(
            model_name="staffrole",
            name="staff_role_happened_by_then",
        ),
        migrations.AlterField(
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
                help_text="Planlagt, mål og avtalt: ikke kjent som gjort. Oppgitt: en kilde sier at det er slik. Bekreftet: dere vet det i dag, om du ikke skriver en annen dag.",
                max_length=9,
                verbose_name="grunnlag",
            ),
        ),
        migrations.AlterField(
            model_name="lineofwork",
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
                help_text="Planlagt, mål og avtalt: ikke kjent som gjort. Oppgitt: en kilde sier at det er slik. Bekreftet: dere vet det i dag, om du ikke skriver en annen dag.",
                max_length=9,
                verbose_name="grunnlag",
            ),
        ),
        migrations.AlterField(
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
                help_text="Planlagt, mål og avtalt: ikke kjent som gjort. Oppgitt: en kilde sier at det er slik. Bekreftet: dere vet det i dag, om du ikke skriver en annen dag.",
                max_length=9,
                verbose_name="grunnlag",
            ),
        ),
        migrations.AlterField(
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
                help_text="Planlagt, mål og avtalt: ikke kjent som gjort. Oppgitt: en kilde sier at det er slik. Bekreftet: dere vet det i dag, om du ikke skriver en annen dag.",
                max_length=9,
                verbose_name="grunnlag",
            ),
        ),
        AddConstraintNotValid(
            model_name="boardseat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis__in", ["reported", "confirmed"]), _negated=True),
                    ("starts_on__isnull", True),
                    (
                        "starts_on__lte",
                        django.db.models.functions.comparison.Coalesce(
                            tech_port.content.claims.Day(
                                tech_port.content.claims.LastInstant(
                                    tech_port.content.claims.Truncated(
                                        models.F("known_precision"),
                                        tech_port.content.claims.Timestamp(models.F("known_on")),
                                    ),
                                    tech_port.content.claims.Length(models.F("known_precision")),
                                )
                            ),
                            models.F("recorded_on"),
                            output_field=models.DateField(),
                        ),
                    ),
                    _connector="OR",
                ),
                name="board_seat_happened_by_then",
                violation_error_message="Dette er senere enn kilden kan vite. Velg planlagt, mål eller avtalt, eller rett datoen.",
            ),
        ),
        AddConstraintNotValid(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis__in", ["reported", "confirmed"]), _negated=True),
                    ("starts_on__isnull", True),
                    (
                        "starts_on__lte",
                        django.db.models.functions.comparison.Coalesce(
                            tech_port.content.claims.Day(
                                tech_port.content.claims.LastInstant(
                                    tech_port.content.claims.Truncated(
                                        models.F("known_precision"),
                                        tech_port.content.claims.Timestamp(models.F("known_on")),
                                    ),
                                    tech_port.content.claims.Length(models.F("known_precision")),
                                )
                            ),
                            models.F("recorded_on"),
                            output_field=models.DateField(),
                        ),
                    ),
                    _connector="OR",
                ),
                name="membership_happened_by_then",
                violation_error_message="Dette er senere enn kilden kan vite. Velg planlagt, mål eller avtalt, eller rett datoen.",
            ),
        ),
        AddConstraintNotValid(
            model_name="staffrole",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis__in", ["reported", "confirmed"]), _negated=True),
                    ("starts_on__isnull", True),
                    (
                        "starts_on__lte",
                        django.db.models.functions.comparison.Coalesce(
                            tech_port.content.claims.Day(
                                tech_port.content.claims.LastInstant(
                                    tech_port.content.claims.Truncated(
                                        models.F("known_precision"),
                                        tech_port.content.claims.Timestamp(models.F("known_on")),
                                    ),
                                    tech_port.content.claims.Length(models.F("known_precision")),
                                )
                            ),
                            models.F("recorded_on"),
                            output_field=models.DateField(),
                        ),
                    ),
                    _connector="OR",
                ),
                name="staff_role_happened_by_then",
                violation_error_message="Dette er senere enn kilden kan vite. Velg planlagt, mål eller avtalt, eller rett datoen.",
            ),
        ),
    ]
