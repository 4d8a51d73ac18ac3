"""What a building offers those who work there, and what is near it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tech_port.content.claims import Ruled
from tech_port.content.models import Source
from tech_port.history.records import History
from tech_port.writing.translated import Translated

from .buildings import Building


class BuildingOffer(Ruled):
    """Something that a building has or is near: a canteen, parking, a stop, with what is known of it."""

    class Kind(models.TextChoices):
        STOP = "stop", _("Buss og metrobuss")
        STATION = "station", _("Tog")
        BICYCLES = "bicycles", _("Sykkel")
        PARKING = "parking", _("Bil")
        CANTEEN = "canteen", _("Kantine og kafé")
        MEETING = "meeting", _("Møterom")
        SHOWERS = "showers", _("Dusj og garderobe")
        RECEPTION = "reception", _("Resepsjon")
        OTHER = "other", _("Ellers")

    WAYS = (Kind.STOP, Kind.STATION, Kind.BICYCLES, Kind.PARKING)  # how one gets there

    building = models.ForeignKey(Building, models.CASCADE, verbose_name=_("bygg"), related_name="offers")
    kind = models.CharField(_("hva"), max_length=10, choices=Kind.choices)
    text = Translated(
        models.CharField(
            _("i klare ord"), max_length=200, help_text=_("For eksempel: kantine i glassgata, åpen for alle i bygget.")
        )
    )
    minutes_on_foot = models.PositiveSmallIntegerField(
        _("minutter å gå"), null=True, blank=True, help_text=_("Tomt når det er i bygget, eller ingen har sagt det.")
    )
    source = models.ForeignKey(Source, models.PROTECT, verbose_name=_("kilde"), null=True, blank=True, related_name="+")
    known_on = models.DateField(
        _("opplyst"), null=True, blank=True, help_text=_("Dagen utleieren sa det, når ingen kilde gjør det.")
    )
    is_sample = models.BooleanField(_("eksempel"), default=False)
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    AT_FIELDS = {"_minutes_in_reach": "minutes_on_foot", "_has_origin": "known_on"}

    history = History()

    class Meta:
        ordering = ["building", "order", "pk"]
        verbose_name = _("tilbud i bygg")
        verbose_name_plural = pgettext_lazy("flertall", "tilbud i bygg")
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes_on_foot=None) | Q(minutes_on_foot__gt=0, minutes_on_foot__lte=120),
                name="building_offer_minutes_in_reach",
                violation_error_message=_("Skriv 1 til 120 minutter å gå, eller la feltet stå tomt."),
            ),
            models.CheckConstraint(
                condition=Q(is_sample=True) | Q(source__isnull=False) | Q(known_on__isnull=False),
                name="building_offer_has_origin",
                violation_error_message=_("Oppgi kilden, eller dagen utleieren sa det."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.text}"

    @property
    def is_way(self):
        """Whether it tells how one gets there, and not what is there."""
        return self.kind in self.WAYS
