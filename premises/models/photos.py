"""Pictures of units: photographs and floor plans."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History
from tech_port.pictures.keys import PictureKey

from .units import Unit


class UnitPhoto(models.Model):
    """A photograph or a floor plan of a unit; its picture says what it shows."""

    class Kind(models.TextChoices):
        PHOTO = "photo", _("bilde")
        PLAN = "plan", _("plantegning")

    unit = models.ForeignKey(Unit, models.CASCADE, verbose_name=_("lokale"), related_name="photos")
    kind = models.CharField(_("type"), max_length=10, choices=Kind.choices, default=Kind.PHOTO)
    picture = PictureKey(verbose_name=_("bilde"))
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    history = History()

    class Meta:
        ordering = ["unit", "order", "pk"]
        verbose_name = _("bilde av lokale")
        verbose_name_plural = _("bilder av lokaler")

    def __str__(self):
        return f"{self.get_kind_display()} {self.pk}"
