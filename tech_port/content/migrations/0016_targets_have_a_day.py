"""A target or a plan is for a year or a day: asked of new rows, and then of all."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content", "0015_undated_values_and_access_to_sources")]

    operations = [
        AddConstraintNotValid(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("qualifier__in", ["planned", "target"]), _negated=True),
                    ("as_of__isnull", False),
                    _connector="OR",
                ),
                name="observation_ahead_has_day",
                violation_error_message="Et mål eller en plan gjelder for et år eller en dag.",
            ),
        ),
    ]
