"""Histories leave out what the portal notes for itself, and what is erased from a record is erased from its history."""

from django.db import migrations

from tech_port.backups.operations import forget_history, note_erased

CONTACT = ("contact_name", "contact_email", "contact_phone")
WAS, IS = (" || ".join(f"{row}.{name}" for name in CONTACT) for row in ("OLD", "NEW"))
CONTACT_GONE = f"{WAS} <> '' AND {IS} = ''"


class Migration(migrations.Migration):
    dependencies = [
        ("backups", "0002_forget_histories"),
        ("premises", "0035_audited"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="historicalinterest",
            name="sender_hash",
        ),
        migrations.RemoveField(
            model_name="historicalinterest",
            name="submission",
        ),
        migrations.RemoveField(
            model_name="historicalinterest",
            name="token_hash",
        ),
        migrations.RemoveField(
            model_name="historicallandlordimport",
            name="about",
        ),
        migrations.RemoveField(
            model_name="historicallandlordimport",
            name="answers",
        ),
        migrations.RemoveField(
            model_name="historicallandlordimport",
            name="before",
        ),
        migrations.RemoveField(
            model_name="historicallandlordimport",
            name="left_out",
        ),
        migrations.RemoveField(
            model_name="historicallandlordimport",
            name="rows",
        ),
        migrations.RemoveField(
            model_name="historicalsearchalert",
            name="last_sent_at",
        ),
        migrations.RemoveField(
            model_name="historicalsearchalert",
            name="sender_hash",
        ),
        migrations.RemoveField(
            model_name="historicalsearchalert",
            name="token_hash",
        ),
        forget_history("premises.interest", relations=["units"]),
        forget_history("premises.searchalert"),
        note_erased("premises_building", "premises.building/contact", when=CONTACT_GONE),
        forget_history("premises.building/contact", columns=CONTACT, when=CONTACT_GONE),
    ]
