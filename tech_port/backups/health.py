"""When the last backup was made: for monitors and staff."""

from datetime import timedelta

from .models import Backup

LATE_AFTER = timedelta(hours=36)  # one night was missed


def last():
    """The newest backup, or None where none was ever made."""
    return Backup.objects.order_by("-made_at").first()


def is_late(now):
    """Whether backups are made here, and the newest is too old."""
    newest = last()
    return newest is not None and newest.made_at < now - LATE_AFTER
