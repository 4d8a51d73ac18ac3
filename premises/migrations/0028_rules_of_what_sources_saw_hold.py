"""The same, read through for the rows that were there."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("premises", "0027_rules_of_what_sources_saw")]

    operations = [
        ValidateConstraint("building", "building_happened_by_then"),
        ValidateConstraint("lease", "lease_happened_by_then"),
        ValidateConstraint("ownership", "ownership_happened_by_then"),
    ]
