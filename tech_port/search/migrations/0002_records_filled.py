from django.db import migrations

from tech_port.search.operations import sources


class Migration(migrations.Migration):
    """Apart from the tables: their unique constraint, which writing needs, is added when their migration ends."""

    dependencies = [  # its triggers stand on their tables
        ("search", "0001_records_and_words"),
        ("content", "0029_text_of_the_newsletter"),
        ("members", "0033_contributions"),
        ("premises", "0038_buildings_moved_on_the_map"),
        ("events", "0027_venues_in_two_languages"),
        ("newsletter", "0002_issues"),
    ]

    operations = [sources()]
