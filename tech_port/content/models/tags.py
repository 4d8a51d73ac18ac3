"""What articles are about, in a word."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History

from ...writing.translated import Translated


class Tag(models.Model):
    """A word that articles share, finer than the business areas; lists are narrowed by it."""

    slug = models.SlugField(_("adresse"), unique=True)
    name = Translated(models.CharField(_("navn"), max_length=40))

    history = History()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("merke")
        verbose_name_plural = _("merker")

    def __str__(self):
        return self.name
