"""Where events are held."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from premises.models import Building
from tech_port.content.models import Area
from tech_port.history.records import History
from tech_port.writing.translated import Translated


class Venue(models.Model):
    """A place where events are held."""

    name = Translated(
        models.CharField(_("navn"), max_length=100),
        nb={"db_column": "name"},  # the release before had only this one, and asks for it while the next begins
        en={"default": "", "db_default": ""},
    )
    slug = models.SlugField(_("adresse"), unique=True)
    street = models.CharField(_("gateadresse"), max_length=150, blank=True)
    room = Translated(models.CharField(_("rom"), max_length=100, blank=True))
    building = models.ForeignKey(
        Building, models.SET_NULL, verbose_name=_("bygg"), null=True, blank=True, related_name="venues"
    )
    area = models.ForeignKey(
        Area, models.SET_NULL, verbose_name=_("område"), null=True, blank=True, related_name="venues"
    )
    access = Translated(models.TextField(_("adkomst"), blank=True))
    is_step_free = models.BooleanField(_("trinnfri adkomst"), null=True, blank=True)
    has_hearing_loop = models.BooleanField(_("teleslynge"), null=True, blank=True)
    latitude = models.DecimalField(
        _("breddegrad"), max_digits=7, decimal_places=4, null=True, blank=True, help_text=_("Omtrentlig, for tegning")
    )
    longitude = models.DecimalField(_("lengdegrad"), max_digits=7, decimal_places=4, null=True, blank=True)
    is_sample = models.BooleanField(_("eksempel"), default=False)

    history = History()

    class Meta:
        ordering = ["name_nb", "pk"]
        verbose_name = _("sted")
        verbose_name_plural = _("steder")
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None) | Q(latitude__range=(57, 72), longitude__range=(4, 32)),
                name="venue_position_in_norway",
                violation_error_message=_("Posisjonen er ikke i Norge: bredde 57–72, lengde 4–32, eller begge tomme."),
            ),
        ]

    def __str__(self):
        return self.name
