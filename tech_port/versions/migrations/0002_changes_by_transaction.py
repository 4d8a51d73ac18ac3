from django.db import migrations

from tech_port.versions.operations import by_transaction


class Migration(migrations.Migration):
    """A change says which transaction it belongs to, so that a process finds what ended since it looked last."""

    dependencies = [("versions", "0001_changes_counted")]
    operations = [by_transaction()]
