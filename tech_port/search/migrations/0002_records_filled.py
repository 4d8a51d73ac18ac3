from django.db import migrations

from tech_port.search.operations import filled


class Migration(migrations.Migration):
    """Apart from the tables: their unique constraint, which writing needs, is added when their migration ends."""

    dependencies = [("search", "0001_records_and_words")]

    operations = [filled()]
