"""What staff publish and delete is written into the audit."""

from django.db import migrations

from tech_port.audit.operations import deletions_audited, publishing_audited


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_entries_that_stay"),
        ("events", "0021_addresses_are_kept"),
    ]

    operations = [
        publishing_audited("events.event", "events_event", "state", "is_hidden"),
        deletions_audited("events.registration", "events_registration"),
        deletions_audited("events.eventtip", "events_eventtip"),
    ]
