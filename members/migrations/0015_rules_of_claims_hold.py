"""The rules of claims, read through for the rows that were there."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("members", "0014_rules_of_claims")]

    operations = [
        ValidateConstraint("boardseat", "board_seat_starts_on_at_edge"),
        ValidateConstraint("boardseat", "board_seat_ends_on_at_edge"),
        ValidateConstraint("boardseat", "board_seat_plan_has_source"),
        ValidateConstraint("boardseat", "board_seat_known_by_then"),
        ValidateConstraint("boardseat", "board_seat_happened_by_then"),
        ValidateConstraint("membership", "membership_starts_on_at_edge"),
        ValidateConstraint("membership", "membership_ends_on_at_edge"),
        ValidateConstraint("membership", "membership_plan_has_source"),
        ValidateConstraint("membership", "membership_known_by_then"),
        ValidateConstraint("membership", "membership_happened_by_then"),
        ValidateConstraint("staffrole", "staff_role_starts_on_at_edge"),
        ValidateConstraint("staffrole", "staff_role_ends_on_at_edge"),
        ValidateConstraint("staffrole", "staff_role_plan_has_source"),
        ValidateConstraint("staffrole", "staff_role_known_by_then"),
        ValidateConstraint("staffrole", "staff_role_happened_by_then"),
    ]
