"""How long the audit is kept: the database lets nothing go that is younger than a year, whatever this says."""

from dateutil.relativedelta import relativedelta
from django.conf import settings

from .models import Entry


def erase_entries(now):
    count, _rows = Entry.objects.filter(at__lt=now - relativedelta(months=settings.AUDIT_KEPT_MONTHS)).delete()
    return count
