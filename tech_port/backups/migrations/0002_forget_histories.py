"""What is erased is erased in histories too: the function of the triggers that other apps set."""

from django.db import migrations

from tech_port.backups.operations import FORGET, NO_FORGET


class Migration(migrations.Migration):
    dependencies = [("backups", "0001_backups_and_erasures")]

    operations = [migrations.RunSQL(FORGET, NO_FORGET)]
