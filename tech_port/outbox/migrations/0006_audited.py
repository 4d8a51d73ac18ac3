"""What staff publish and delete is written into the audit."""

from django.db import migrations

from tech_port.audit.operations import deletions_audited


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_entries_that_stay"),
        ("outbox", "0005_note_what_is_erased"),
    ]

    operations = [
        deletions_audited("outbox.mail", "outbox_mail"),
    ]
