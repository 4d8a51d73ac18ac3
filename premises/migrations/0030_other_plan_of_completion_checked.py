from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("premises", "0029_other_plan_of_completion")]

    operations = [
        ValidateConstraint(model_name="building", name="building_completion_other_on_at_edge"),
        ValidateConstraint(model_name="building", name="building_other_plan_has_known_day"),
    ]
