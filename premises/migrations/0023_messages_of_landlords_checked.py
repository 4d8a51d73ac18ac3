from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("premises", "0022_interest_shared_with_landlords"),
    ]

    operations = [
        ValidateConstraint(model_name="interestmessage", name="message_landlord_has_building"),
        ValidateConstraint(model_name="interestmessage", name="message_staff_has_no_building"),
    ]
