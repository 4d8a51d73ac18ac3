"""When the last backup was made: for monitors and staff."""

from .models import Backup


def last():
    """The newest backup, or None where none was ever made."""
    return Backup.objects.order_by("-made_at").first()


def is_late(now):
    """Whether backups are made here, and the newest is too old."""
    return Backup.objects.late(now).exists()
