"""Files that no row points to any more, until they are gone."""

from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UnwantedFile(models.Model):
    """A file to delete from a moment on: noted in the transaction that let it go, so that it goes whatever happens."""

    name = models.CharField(_("fil"), max_length=200, editable=False)
    since = models.DateTimeField(_("fra"), default=timezone.now, editable=False)

    class Meta:
        ordering = ["since", "pk"]
        verbose_name = _("fil som skal bort")
        verbose_name_plural = _("filer som skal bort")

    def __str__(self):
        return self.name

    def remove(self):
        """Delete the file and this note of it; raises StorageAway where it cannot be deleted now."""
        default_storage.delete(self.name)
        self.delete()
