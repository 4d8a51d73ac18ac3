"""When the last backup was made: for monitors and staff."""

from .models import LATE_AFTER, Backup


def last():
    """The newest backup, or None where none was ever made."""
    return Backup.objects.order_by("-made_at").first()


def is_late(backup, now):
    """Whether the newest backup is too old; where none was ever made, none is missing."""
    return backup is not None and backup.made_at < now - LATE_AFTER
