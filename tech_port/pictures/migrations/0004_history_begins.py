"""Every record's history begins with what it is today."""

from django.db import migrations

from tech_port.history.beginning import begins


class Migration(migrations.Migration):
    dependencies = [("pictures", "0003_history_keeps_less")]

    operations = [begins("pictures")]
