from django.db import migrations

from tech_port.search.operations import sources


class Migration(migrations.Migration):
    dependencies = [  # its triggers stand on their tables
        ("search", "0004_changes_counted"),
        ("content", "0030_changes_counted"),
        ("members", "0035_one_sentence_of_what_is_missing"),
        ("premises", "0040_one_sentence_of_what_is_missing"),
        ("events", "0030_why_it_is_called_off"),
        ("newsletter", "0003_changes_counted"),
    ]

    operations = [sources()]
