"""The rule, read through for the rows that were there."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("content", "0016_targets_have_a_day")]

    operations = [ValidateConstraint("observation", "observation_ahead_has_day")]
