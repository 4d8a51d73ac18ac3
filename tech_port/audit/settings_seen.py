"""That a setting was changed: the environment decides it, so the worker looks whether it is what it was."""

import hashlib

from django.conf import settings
from django.db import transaction

from .models import Entry, SettingSeen

AUDITED = (
    "ADMINS",
    "ADMIN_PATH",
    "ALLOWED_HOSTS",
    "ANSWER_WITHIN_WORKING_DAYS",
    "AUDIT_KEPT_MONTHS",
    "BACKUP_DIR",
    "BEHIND_PROXY",
    "CHALLENGE_KEPT_MONTHS",
    "CHALLENGE_KEPT_MONTHS_CLOSED",
    "CONFIRMATIONS_KEPT_DAYS",
    "CONTACTS_KEPT_MONTHS",
    "CONTACT_EMAIL",
    "CONTACT_PHONE",
    "DEBUG",
    "DEFAULT_FROM_EMAIL",
    "DEMO",
    "FORMS_AN_HOUR_PER_ADDRESS",
    "FORMS_AN_HOUR_PER_EMAIL",
    "INTEREST_KEPT_MONTHS",
    "INTEREST_KEPT_MONTHS_CLOSED",
    "JOIN_REQUESTS_KEPT_MONTHS",
    "JOIN_REQUESTS_KEPT_MONTHS_DECIDED",
    "MAIL_HOLD_MINUTES",
    "MAIL_KEPT_DAYS",
    "PROFILE_CHANGES_KEPT_MONTHS",
    "PROFILE_LINKS_KEPT_DAYS",
    "REGISTER_URL",
    "SECOND_FACTOR_REQUIRED",
    "SECRET_KEY",
    "SITE_URL",
    "STAFF_EMAILS",
    "TLS",
    "UNCONFIRMED_KEPT_DAYS",
)


def hashed(name):
    """Of nothing that could be guessed from it: of secrets, only the key, which is random, is looked at."""
    return hashlib.sha256(f"{name}={getattr(settings, name)!r}".encode()).hexdigest()


def note_changes(now):
    """Write down the names of what was changed since it was looked at last; returns how many they are."""
    seen, hashes = dict(SettingSeen.objects.values_list("name", "hash")), {name: hashed(name) for name in AUDITED}
    changed = [name for name, hash in hashes.items() if name in seen and seen[name] != hash]
    rows = [SettingSeen(name=name, hash=hash) for name, hash in hashes.items() if seen.get(name) != hash]
    with transaction.atomic():
        if changed:
            Entry.objects.write(Entry.Kind.SETTINGS, Entry.Action.CHANGED, fields=changed)
        SettingSeen.objects.bulk_create(rows, update_conflicts=True, unique_fields=["name"], update_fields=["hash"])
    return len(changed)
