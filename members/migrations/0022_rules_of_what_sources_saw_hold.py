"""The same, read through for the rows that were there."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("members", "0021_rules_of_what_sources_saw")]

    operations = [
        ValidateConstraint("boardseat", "board_seat_happened_by_then"),
        ValidateConstraint("membership", "membership_happened_by_then"),
        ValidateConstraint("staffrole", "staff_role_happened_by_then"),
    ]
