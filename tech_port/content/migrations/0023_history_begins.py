"""Every record's history begins with what it is today."""

from django.db import migrations

from tech_port.history.beginning import begins


class Migration(migrations.Migration):
    dependencies = [("content", "0022_audited")]

    operations = [begins("content")]
