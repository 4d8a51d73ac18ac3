"""Whatever way personal data goes, a trigger notes it, so that it stays gone when an older backup is restored."""

from django.db import migrations

from tech_port.backups.operations import note_erased

SENDER_GONE = "OLD.contact_email <> '' AND NEW.contact_email = ''"


class Migration(migrations.Migration):
    dependencies = [("members", "0006_tidy_texts"), ("backups", "0001_backups_and_erasures")]

    operations = [
        note_erased("members_person", "members.person"),
        note_erased("members_boardseat", "members.boardseat"),
        note_erased("members_staffrole", "members.staffrole"),
        note_erased("members_contact", "members.contact"),
        note_erased("members_joinrequest", "members.joinrequest", "submission"),
        note_erased("members_profilelink", "members.profilelink", "created_at"),
        note_erased("members_profilechange", "members.profilechange", "sent_at"),
        note_erased("members_challenge", "members.challenge", "submission"),
        note_erased("members_challenge", "members.challenge/sender", "submission", when=SENDER_GONE),
    ]
