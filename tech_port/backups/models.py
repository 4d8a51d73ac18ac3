"""Which backups were made, and what was erased since."""

from datetime import timedelta

from django.db import models
from django.db.models import Exists
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LATE_AFTER = timedelta(hours=36)  # a night was missed


class BackupQuerySet(models.QuerySet):
    def late(self, now):
        """All of them when the newest is too old, none as long as it is not, or where none was ever made."""
        return self.filter(~Exists(self.filter(made_at__gte=now - LATE_AFTER)))


class Backup(models.Model):
    """A backup that was made and checked, so that every copy of the site knows how old the last one is."""

    name = models.CharField(_("fil"), max_length=100)
    made_at = models.DateTimeField(_("laget"), default=timezone.now, db_index=True)
    seconds = models.FloatField(_("varte (s)"))
    size_bytes = models.PositiveBigIntegerField(_("størrelse (byte)"))
    row_count = models.PositiveBigIntegerField(_("rader"))
    file_count = models.PositiveIntegerField(_("filer"))

    objects = BackupQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "pk"]
        verbose_name = _("sikkerhetskopi")
        verbose_name_plural = _("sikkerhetskopier")

    def __str__(self):
        return self.name


class Erased(models.Model):
    """That something personal was erased, as a hash which finds it in an older backup and tells nothing else.

    Triggers write it in the transaction that erases, whichever way that is done (`operations.note_erased`).
    """

    hash = models.CharField(_("hash"), max_length=64, db_index=True)
    at = models.DateTimeField(_("slettet"), db_default=Now(), db_index=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("spor av noe slettet")
        verbose_name_plural = pgettext_lazy("flertall", "spor av noe slettet")

    def __str__(self):
        return self.hash[:12]
