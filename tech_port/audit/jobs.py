"""What the audit looks for itself."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from tech_port.worker.schedule import PeriodicJob

from .settings_seen import note_changes

JOBS = [PeriodicJob("settings", _("Endrede innstillinger"), note_changes, every=timedelta(minutes=10))]
