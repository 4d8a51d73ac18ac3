from django.db import migrations

from tech_port.versions.operations import versioned


class Migration(migrations.Migration):
    """By whatever way a row changes that the public is told of, its part of the data has a new version."""

    dependencies = [
        ("still_right", "0001_confirmations_and_questions"),
        ("versions", "0001_changes_counted"),
    ]

    operations = [
        versioned(
            "content",
            "still_right_confirmation",
        ),
    ]
