"""The ground that buildings are developed on."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models import Organisation
from tech_port.content.models import Area, Figure, Source
from tech_port.history.records import History
from tech_port.writing.translated import Translated


class Property(models.Model):
    """A piece of ground that is developed as one, with one or more buildings."""

    name = models.CharField(_("navn"), max_length=100, unique=True)
    slug = models.SlugField(_("adresse"), unique=True)
    other_names = ArrayField(models.CharField(max_length=100), verbose_name=_("andre navn"), default=list, blank=True)
    developer = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("utbygger"), null=True, blank=True, related_name="developments"
    )
    area = models.ForeignKey(
        Area, models.PROTECT, verbose_name=_("område"), null=True, blank=True, related_name="properties"
    )
    text = Translated(models.TextField(_("tekst"), blank=True))
    figures = models.ManyToManyField(Figure, verbose_name=_("tall"), blank=True, related_name="properties")
    source = models.ForeignKey(Source, models.PROTECT, verbose_name=_("kilde"), null=True, blank=True, related_name="+")
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    history = History()

    class Meta:
        ordering = ["order", "name"]
        verbose_name = _("eiendom")
        verbose_name_plural = _("eiendommer")

    def __str__(self):
        return self.name
