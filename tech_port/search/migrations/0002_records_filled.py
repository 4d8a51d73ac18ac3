from django.db import migrations


class Migration(migrations.Migration):
    """What kept the tables filled; `0005_plans_of_few_rows_kept` makes it anew."""

    dependencies = [
        ("search", "0001_records_and_words"),
        ("content", "0029_text_of_the_newsletter"),
        ("members", "0033_contributions"),
        ("premises", "0038_buildings_moved_on_the_map"),
        ("events", "0027_venues_in_two_languages"),
        ("newsletter", "0002_issues"),
    ]

    operations = []
