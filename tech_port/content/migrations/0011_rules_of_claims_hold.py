"""The rules of claims, read through for the rows that were there."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("content", "0010_rules_of_claims")]

    operations = [
        ValidateConstraint("milestone", "milestone_happened_on_at_edge"),
        ValidateConstraint("milestone", "milestone_plan_has_source"),
        ValidateConstraint("milestone", "milestone_known_by_then"),
        ValidateConstraint("milestone", "milestone_happened_by_then"),
        ValidateConstraint("programme", "programme_plan_has_source"),
        ValidateConstraint("programme", "programme_known_by_then"),
    ]
