"""What a claim can never be: asked of new rows at once, of those that are there in the next step."""

import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.utils.timezone
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

import tech_port.content.claims


class Migration(migrations.Migration):
    dependencies = [("content", "0009_claims_of_what_is_there")]

    operations = [
        AddConstraintNotValid(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("happened_on__isnull", True),
                    (
                        "happened_on",
                        tech_port.content.claims.Day(
                            tech_port.content.claims.Truncated(
                                models.F("precision"), tech_port.content.claims.Timestamp(models.F("happened_on"))
                            )
                        ),
                    ),
                    _connector="OR",
                ),
                name="milestone_happened_on_at_edge",
                violation_error_message="Datoen skal være den første dagen (for en slutt: den siste) i tidsrommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis__in", ["planned", "aimed", "agreed"]), _negated=True),
                    ("source__isnull", False),
                    _connector="OR",
                ),
                name="milestone_plan_has_source",
                violation_error_message="En plan, et mål eller en avtale må ha en kilde.",
            ),
        ),
        AddConstraintNotValid(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(("known_on", None), ("known_on__lte", models.F("recorded_on")), _connector="OR"),
                name="milestone_known_by_then",
                violation_error_message="Kilden kan ikke si noe om en dag som ikke er kommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis__in", ["reported", "confirmed"]), _negated=True),
                    ("happened_on__isnull", True),
                    (
                        "happened_on__lte",
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
                name="milestone_happened_by_then",
                violation_error_message="Dette er senere enn kilden kan vite. Velg planlagt, mål eller avtalt, eller rett datoen.",
            ),
        ),
        AddConstraintNotValid(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis__in", ["planned", "aimed", "agreed"]), _negated=True),
                    ("source__isnull", False),
                    _connector="OR",
                ),
                name="programme_plan_has_source",
                violation_error_message="En plan, et mål eller en avtale må ha en kilde.",
            ),
        ),
        AddConstraintNotValid(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(("known_on", None), ("known_on__lte", models.F("recorded_on")), _connector="OR"),
                name="programme_known_by_then",
                violation_error_message="Kilden kan ikke si noe om en dag som ikke er kommet.",
            ),
        ),
    ]
