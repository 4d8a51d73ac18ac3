"""Whatever way personal data goes, a trigger notes it, so that it stays gone when an older backup is restored."""

from django.db import migrations

from tech_port.backups.operations import note_erased


class Migration(migrations.Migration):
    dependencies = [("premises", "0006_tidy_texts"), ("backups", "0001_backups_and_erasures")]

    operations = [
        note_erased("premises_interest", "premises.interest", "submission"),
        note_erased("premises_searchalert", "premises.searchalert", "created_at"),
        note_erased("premises_confirmationrequest", "premises.confirmationrequest", "sent_at"),
    ]
