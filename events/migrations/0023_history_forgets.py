"""Histories leave out what the portal notes for itself, and what is erased from a record is erased from its history."""

from django.db import migrations

from tech_port.backups.operations import forget_history

PERSON = ("name", "email", "organisation_name", "needs")
PERSON_GONE = "OLD.email NOT LIKE '%@slettet.invalid' AND NEW.email LIKE '%@slettet.invalid'"
NEEDS_GONE = "OLD.needs <> '' AND NEW.needs = ''"
SENDER = ("contact_name", "email")
SENDER_GONE = "OLD.contact_name || OLD.email <> '' AND NEW.contact_name || NEW.email = ''"


class Migration(migrations.Migration):
    dependencies = [
        ("backups", "0002_forget_histories"),
        ("events", "0022_audited"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="historicalcalendarimport",
            name="content",
        ),
        migrations.RemoveField(
            model_name="historicalevent",
            name="cancelled_at",
        ),
        migrations.RemoveField(
            model_name="historicalevent",
            name="changed_at",
        ),
        migrations.RemoveField(
            model_name="historicalevent",
            name="moved_from",
        ),
        migrations.RemoveField(
            model_name="historicalevent",
            name="people_waiting",
        ),
        migrations.RemoveField(
            model_name="historicalevent",
            name="seats_held",
        ),
        migrations.RemoveField(
            model_name="historicalevent",
            name="seats_passed_on",
        ),
        migrations.RemoveField(
            model_name="historicalevent",
            name="seats_taken",
        ),
        migrations.RemoveField(
            model_name="historicalevent",
            name="sequence",
        ),
        migrations.RemoveField(
            model_name="historicaleventtip",
            name="sender_hash",
        ),
        migrations.RemoveField(
            model_name="historicaleventtip",
            name="submission",
        ),
        migrations.RemoveField(
            model_name="historicalregistration",
            name="reminded_at",
        ),
        migrations.RemoveField(
            model_name="historicalregistration",
            name="sender_hash",
        ),
        migrations.RemoveField(
            model_name="historicalregistration",
            name="submission",
        ),
        migrations.RemoveField(
            model_name="historicalregistration",
            name="token_hash",
        ),
        migrations.RemoveField(
            model_name="historicalregistration",
            name="told_sequence",
        ),
        forget_history("events.registration"),
        forget_history("events.registration/person", columns=PERSON, when=PERSON_GONE),
        forget_history("events.registration/needs", columns=["needs"], when=NEEDS_GONE),
        forget_history("events.eventtip"),
        forget_history("events.eventtip/sender", columns=SENDER, when=SENDER_GONE),
    ]
