from django.db import migrations

from tech_port.backups.operations import note_erased

# As `createcachetable` makes it, but that a crash may lose it: what is in it counts for a quarter of an hour.
ATTEMPTS = """
CREATE UNLOGGED TABLE signin_attempts (
    cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("account", "0009_emailaddress_unique_primary_email"),
        ("backups", "0001_backups_and_erasures"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [
        migrations.RunSQL(ATTEMPTS, "DROP TABLE signin_attempts"),
        note_erased("mfa_authenticator", "mfa.authenticator", "created_at"),
        note_erased("account_emailaddress", "account.emailaddress"),
    ]
