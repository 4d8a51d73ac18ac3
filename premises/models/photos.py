"""Pictures of units: photographs and floor plans."""

from django.core.validators import MinLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from tech_port.uploads.stored_files import kept_with_row
from tech_port.writing.translated import Translated

from .units import Unit


@kept_with_row("image")
class UnitPhoto(models.Model):
    """A photograph or a floor plan of a unit, cleaned when it was uploaded; the text says what it shows."""

    class Kind(models.TextChoices):
        PHOTO = "photo", _("bilde")
        PLAN = "plan", _("plantegning")

    unit = models.ForeignKey(Unit, models.CASCADE, verbose_name=_("lokale"), related_name="photos")
    kind = models.CharField(_("type"), max_length=10, choices=Kind.choices, default=Kind.PHOTO)
    image = models.ImageField(_("bilde"), upload_to="lokaler/", width_field="width", height_field="height")
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    alt = Translated(
        models.CharField(_("bildetekst for skjermlesere"), max_length=200, validators=[MinLengthValidator(5)])
    )
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    class Meta:
        ordering = ["unit", "order", "pk"]
        verbose_name = _("bilde av lokale")
        verbose_name_plural = _("bilder av lokaler")

    def __str__(self):
        return self.alt
