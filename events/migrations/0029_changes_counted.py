from django.db import migrations

from tech_port.versions.operations import versioned


class Migration(migrations.Migration):
    """By whatever way a row changes that the public is told of, its part of the data has a new version."""

    dependencies = [
        ("events", "0028_rules_said_in_words"),
        ("versions", "0001_changes_counted"),
    ]

    operations = [
        versioned(
            "events",
            "events_eventseries",
            "events_venue",
            "events_event_organisers",
            "events_event_speakers",
            "events_event_business_areas",
            "events_event",
            "events_keypoint",
            "events_eventdocument",
            "events_programmeitem_speakers",
            "events_programmeitem_organisations",
            "events_programmeitem",
        ),
    ]
