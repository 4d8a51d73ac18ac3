"""What was erased is known outside the database too, within minutes."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tech_port.worker.schedule import PeriodicJob

from . import erased


def export_erased(now):
    """Append what was erased to the file beside the backups."""
    return erased.export(settings.BACKUP_DIR / erased.FILE)


JOBS = [
    PeriodicJob("erased", _("Spor av det som er slettet, til sikkerhetskopiene"), export_erased, timedelta(minutes=10))
]
