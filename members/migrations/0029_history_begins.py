"""Every record's history begins with what it is today."""

from django.db import migrations

from tech_port.history.beginning import begins


class Migration(migrations.Migration):
    dependencies = [("members", "0028_history_forgets")]

    operations = [begins("members")]
