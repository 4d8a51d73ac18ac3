"""What a claim can never be: asked of new rows at once, of those that are there in the next step."""

import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.utils.timezone
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

import tech_port.content.claims


class Migration(migrations.Migration):
    dependencies = [("members", "0013_claims_of_what_is_there")]

    operations = [
        AddConstraintNotValid(
            model_name="boardseat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on__isnull", True),
                    (
                        "starts_on",
                        tech_port.content.claims.Day(
                            tech_port.content.claims.Truncated(
                                models.F("starts_precision"), tech_port.content.claims.Timestamp(models.F("starts_on"))
                            )
                        ),
                    ),
                    _connector="OR",
                ),
                name="board_seat_starts_on_at_edge",
                violation_error_message="Datoen skal være den første dagen (for en slutt: den siste) i tidsrommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="boardseat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True),
                    (
                        "ends_on",
                        tech_port.content.claims.Day(
                            tech_port.content.claims.LastInstant(
                                tech_port.content.claims.Truncated(
                                    models.F("ends_precision"), tech_port.content.claims.Timestamp(models.F("ends_on"))
                                ),
                                tech_port.content.claims.Length(models.F("ends_precision")),
                            )
                        ),
                    ),
                    _connector="OR",
                ),
                name="board_seat_ends_on_at_edge",
                violation_error_message="Datoen skal være den første dagen (for en slutt: den siste) i tidsrommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="boardseat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis__in", ["planned", "aimed", "agreed"]), _negated=True),
                    ("source__isnull", False),
                    _connector="OR",
                ),
                name="board_seat_plan_has_source",
                violation_error_message="En plan, et mål eller en avtale må ha en kilde.",
            ),
        ),
        AddConstraintNotValid(
            model_name="boardseat",
            constraint=models.CheckConstraint(
                condition=models.Q(("known_on", None), ("known_on__lte", models.F("recorded_on")), _connector="OR"),
                name="board_seat_known_by_then",
                violation_error_message="Kilden kan ikke si noe om en dag som ikke er kommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="boardseat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis__in", ["reported", "confirmed"]), _negated=True),
                    models.Q(("start_is_known", True), _negated=True),
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
                    ("starts_on__isnull", True),
                    (
                        "starts_on",
                        tech_port.content.claims.Day(
                            tech_port.content.claims.Truncated(
                                models.F("starts_precision"), tech_port.content.claims.Timestamp(models.F("starts_on"))
                            )
                        ),
                    ),
                    _connector="OR",
                ),
                name="membership_starts_on_at_edge",
                violation_error_message="Datoen skal være den første dagen (for en slutt: den siste) i tidsrommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True),
                    (
                        "ends_on",
                        tech_port.content.claims.Day(
                            tech_port.content.claims.LastInstant(
                                tech_port.content.claims.Truncated(
                                    models.F("ends_precision"), tech_port.content.claims.Timestamp(models.F("ends_on"))
                                ),
                                tech_port.content.claims.Length(models.F("ends_precision")),
                            )
                        ),
                    ),
                    _connector="OR",
                ),
                name="membership_ends_on_at_edge",
                violation_error_message="Datoen skal være den første dagen (for en slutt: den siste) i tidsrommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis__in", ["planned", "aimed", "agreed"]), _negated=True),
                    ("source__isnull", False),
                    _connector="OR",
                ),
                name="membership_plan_has_source",
                violation_error_message="En plan, et mål eller en avtale må ha en kilde.",
            ),
        ),
        AddConstraintNotValid(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("known_on", None), ("known_on__lte", models.F("recorded_on")), _connector="OR"),
                name="membership_known_by_then",
                violation_error_message="Kilden kan ikke si noe om en dag som ikke er kommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis__in", ["reported", "confirmed"]), _negated=True),
                    models.Q(("start_is_known", True), _negated=True),
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
                    ("starts_on__isnull", True),
                    (
                        "starts_on",
                        tech_port.content.claims.Day(
                            tech_port.content.claims.Truncated(
                                models.F("starts_precision"), tech_port.content.claims.Timestamp(models.F("starts_on"))
                            )
                        ),
                    ),
                    _connector="OR",
                ),
                name="staff_role_starts_on_at_edge",
                violation_error_message="Datoen skal være den første dagen (for en slutt: den siste) i tidsrommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="staffrole",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True),
                    (
                        "ends_on",
                        tech_port.content.claims.Day(
                            tech_port.content.claims.LastInstant(
                                tech_port.content.claims.Truncated(
                                    models.F("ends_precision"), tech_port.content.claims.Timestamp(models.F("ends_on"))
                                ),
                                tech_port.content.claims.Length(models.F("ends_precision")),
                            )
                        ),
                    ),
                    _connector="OR",
                ),
                name="staff_role_ends_on_at_edge",
                violation_error_message="Datoen skal være den første dagen (for en slutt: den siste) i tidsrommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="staffrole",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis__in", ["planned", "aimed", "agreed"]), _negated=True),
                    ("source__isnull", False),
                    _connector="OR",
                ),
                name="staff_role_plan_has_source",
                violation_error_message="En plan, et mål eller en avtale må ha en kilde.",
            ),
        ),
        AddConstraintNotValid(
            model_name="staffrole",
            constraint=models.CheckConstraint(
                condition=models.Q(("known_on", None), ("known_on__lte", models.F("recorded_on")), _connector="OR"),
                name="staff_role_known_by_then",
                violation_error_message="Kilden kan ikke si noe om en dag som ikke er kommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="staffrole",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis__in", ["reported", "confirmed"]), _negated=True),
                    models.Q(("start_is_known", True), _negated=True),
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
