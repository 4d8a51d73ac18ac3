"""The rules of claims, read through for the rows that were there."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("premises", "0013_rules_of_claims")]

    operations = [
        ValidateConstraint("building", "building_completed_on_at_edge"),
        ValidateConstraint("building", "building_plan_has_known_day"),
        ValidateConstraint("building", "building_finished_by_then"),
        ValidateConstraint("building", "building_known_by_then"),
        ValidateConstraint("building", "building_energy_has_state"),
        ValidateConstraint("lease", "lease_starts_on_at_edge"),
        ValidateConstraint("lease", "lease_ends_on_at_edge"),
        ValidateConstraint("lease", "lease_plan_has_source"),
        ValidateConstraint("lease", "lease_known_by_then"),
        ValidateConstraint("lease", "lease_happened_by_then"),
        ValidateConstraint("ownership", "ownership_starts_on_at_edge"),
        ValidateConstraint("ownership", "ownership_ends_on_at_edge"),
        ValidateConstraint("ownership", "ownership_plan_has_source"),
        ValidateConstraint("ownership", "ownership_known_by_then"),
        ValidateConstraint("ownership", "ownership_happened_by_then"),
        ValidateConstraint("reservation", "reservation_starts_on_at_edge"),
        ValidateConstraint("reservation", "reservation_ends_on_at_edge"),
        ValidateConstraint("unit", "unit_drawn_not_offered"),
    ]
