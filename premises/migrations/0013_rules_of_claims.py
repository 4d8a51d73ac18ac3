"""What a claim can never be: asked of new rows at once, of those that are there in the next step."""

import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.utils.timezone
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

import tech_port.content.claims


class Migration(migrations.Migration):
    dependencies = [("premises", "0012_claims_of_what_is_there")]

    operations = [
        AddConstraintNotValid(
            model_name="building",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("completed_on__isnull", True),
                    (
                        "completed_on",
                        tech_port.content.claims.Day(
                            tech_port.content.claims.LastInstant(
                                tech_port.content.claims.Truncated(
                                    models.F("completed_precision"),
                                    tech_port.content.claims.Timestamp(models.F("completed_on")),
                                ),
                                tech_port.content.claims.Length(models.F("completed_precision")),
                            )
                        ),
                    ),
                    _connector="OR",
                ),
                name="building_completed_on_at_edge",
                violation_error_message="Datoen skal være den første dagen (for en slutt: den siste) i tidsrommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="building",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("completion_basis__in", ["reported", "confirmed"]),
                    ("completed_on", None),
                    ("completion_known_on__isnull", False),
                    _connector="OR",
                ),
                name="building_plan_has_known_day",
                violation_error_message="Skriv når kilden sa at bygget skal stå ferdig.",
            ),
        ),
        AddConstraintNotValid(
            model_name="building",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("completion_basis__in", ["planned", "aimed", "agreed"]),
                    ("completed_on", None),
                    (
                        "recorded_on__gte",
                        tech_port.content.claims.Day(
                            tech_port.content.claims.Truncated(
                                models.F("completed_precision"),
                                tech_port.content.claims.Timestamp(models.F("completed_on")),
                            )
                        ),
                    ),
                    _connector="OR",
                ),
                name="building_finished_by_then",
                violation_error_message="Bygget kan ikke stå ferdig ennå. Velg planlagt, mål eller avtalt.",
            ),
        ),
        AddConstraintNotValid(
            model_name="building",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("completion_known_on", None),
                    ("completion_known_on__lte", models.F("recorded_on")),
                    _connector="OR",
                ),
                name="building_known_by_then",
                violation_error_message="Kilden kan ikke si noe om en dag som ikke er kommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="building",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("energy_label", ""), ("energy_state", "")),
                    models.Q(
                        models.Q(("energy_label", ""), _negated=True), models.Q(("energy_state", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="building_energy_has_state",
                violation_error_message="Oppgi om energimerket er et mål, oppgitt eller sertifisert.",
            ),
        ),
        AddConstraintNotValid(
            model_name="lease",
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
                name="lease_starts_on_at_edge",
                violation_error_message="Datoen skal være den første dagen (for en slutt: den siste) i tidsrommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="lease",
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
                name="lease_ends_on_at_edge",
                violation_error_message="Datoen skal være den første dagen (for en slutt: den siste) i tidsrommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="lease",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis__in", ["planned", "aimed", "agreed"]), _negated=True),
                    ("source__isnull", False),
                    ("is_sample", True),
                    _connector="OR",
                ),
                name="lease_plan_has_source",
                violation_error_message="En plan, et mål eller en avtale må ha en kilde.",
            ),
        ),
        AddConstraintNotValid(
            model_name="lease",
            constraint=models.CheckConstraint(
                condition=models.Q(("known_on", None), ("known_on__lte", models.F("recorded_on")), _connector="OR"),
                name="lease_known_by_then",
                violation_error_message="Kilden kan ikke si noe om en dag som ikke er kommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="lease",
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
                name="lease_happened_by_then",
                violation_error_message="Dette er senere enn kilden kan vite. Velg planlagt, mål eller avtalt, eller rett datoen.",
            ),
        ),
        AddConstraintNotValid(
            model_name="ownership",
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
                name="ownership_starts_on_at_edge",
                violation_error_message="Datoen skal være den første dagen (for en slutt: den siste) i tidsrommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="ownership",
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
                name="ownership_ends_on_at_edge",
                violation_error_message="Datoen skal være den første dagen (for en slutt: den siste) i tidsrommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="ownership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis__in", ["planned", "aimed", "agreed"]), _negated=True),
                    ("source__isnull", False),
                    _connector="OR",
                ),
                name="ownership_plan_has_source",
                violation_error_message="En plan, et mål eller en avtale må ha en kilde.",
            ),
        ),
        AddConstraintNotValid(
            model_name="ownership",
            constraint=models.CheckConstraint(
                condition=models.Q(("known_on", None), ("known_on__lte", models.F("recorded_on")), _connector="OR"),
                name="ownership_known_by_then",
                violation_error_message="Kilden kan ikke si noe om en dag som ikke er kommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="ownership",
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
                name="ownership_happened_by_then",
                violation_error_message="Dette er senere enn kilden kan vite. Velg planlagt, mål eller avtalt, eller rett datoen.",
            ),
        ),
        AddConstraintNotValid(
            model_name="reservation",
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
                name="reservation_starts_on_at_edge",
                violation_error_message="Datoen skal være den første dagen (for en slutt: den siste) i tidsrommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="reservation",
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
                name="reservation_ends_on_at_edge",
                violation_error_message="Datoen skal være den første dagen (for en slutt: den siste) i tidsrommet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_drawn", True), ("is_offered", True), _negated=True),
                name="unit_drawn_not_offered",
                violation_error_message="Et lokale som bare fyller tegningen, kan ikke tilbys leietakere.",
            ),
        ),
    ]
