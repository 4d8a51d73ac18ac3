"""What staff publish and delete is written into the audit."""

from django.db import migrations

from tech_port.audit.operations import publishing_audited


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_entries_that_stay"),
        ("content", "0021_addresses_and_history_are_kept"),
    ]

    operations = [
        publishing_audited("content.article", "content_article", "published_at"),
        publishing_audited("content.announcement", "content_announcement"),
    ]
