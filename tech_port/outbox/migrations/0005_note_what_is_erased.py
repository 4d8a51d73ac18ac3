"""Whatever way personal data goes, a trigger notes it, so that it stays gone when an older backup is restored."""

from django.db import migrations

from tech_port.backups.operations import note_erased


class Migration(migrations.Migration):
    dependencies = [("outbox", "0004_about_a_record"), ("backups", "0001_backups_and_erasures")]

    operations = [
        note_erased("outbox_mail", "outbox.mail", "created_at"),
    ]
