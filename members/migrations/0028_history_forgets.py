"""Histories leave out what the portal notes for itself, and what is erased from a record is erased from its history."""

from django.db import migrations

from tech_port.backups.operations import forget_history

SENDER = ("organisation_name", "contact_name", "contact_email", "contact_phone")
WAS, IS = (" || ".join(f"{row}.{name}" for name in SENDER) for row in ("OLD", "NEW"))
SENDER_GONE = f"{WAS} <> '' AND {IS} = ''"


class Migration(migrations.Migration):
    dependencies = [
        ("backups", "0002_forget_histories"),
        ("members", "0027_audited"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="historicalchallenge",
            name="sender_hash",
        ),
        migrations.RemoveField(
            model_name="historicalchallenge",
            name="submission",
        ),
        migrations.RemoveField(
            model_name="historicaljoinrequest",
            name="sender_hash",
        ),
        migrations.RemoveField(
            model_name="historicaljoinrequest",
            name="submission",
        ),
        forget_history("members.person"),
        forget_history("members.boardseat"),
        forget_history("members.staffrole"),
        forget_history("members.contact"),
        forget_history("members.joinrequest"),
        forget_history("members.profilechange"),
        forget_history("members.challenge"),
        forget_history("members.challenge/sender", columns=SENDER, when=SENDER_GONE),
    ]
