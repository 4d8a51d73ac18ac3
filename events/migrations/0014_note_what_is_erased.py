"""Whatever way personal data goes, a trigger notes it, so that it stays gone when an older backup is restored."""

from django.db import migrations

from tech_port.backups.operations import note_erased

PERSON_GONE = "OLD.email NOT LIKE '%@slettet.invalid' AND NEW.email LIKE '%@slettet.invalid'"
NEEDS_GONE = "OLD.needs <> '' AND NEW.needs = ''"
SENDER_GONE = "OLD.email <> '' AND NEW.email = ''"


class Migration(migrations.Migration):
    dependencies = [("events", "0013_tidy_texts"), ("backups", "0001_backups_and_erasures")]

    operations = [
        note_erased("events_registration", "events.registration", "submission"),
        note_erased("events_registration", "events.registration/person", "submission", when=PERSON_GONE),
        note_erased("events_registration", "events.registration/needs", "submission", when=NEEDS_GONE),
        note_erased("events_eventtip", "events.eventtip", "submission"),
        note_erased("events_eventtip", "events.eventtip/sender", "submission", when=SENDER_GONE),
    ]
