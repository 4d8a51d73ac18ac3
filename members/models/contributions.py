"""What organisations do in the district and with the others there."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tech_port.content.claims import HAS_SOURCE, Claimed, claim_constraints
from tech_port.content.models import BusinessArea, Source
from tech_port.history.records import History
from tech_port.writing.claims import Basis, Claim
from tech_port.writing.translated import Translated

from .organisations import Organisation

IS_SAMPLE = Q(is_sample=True)


class ContributionQuerySet(models.QuerySet):
    def in_order(self):
        """As a page shows them, with what it prints of each."""
        return self.select_related("organisation", "source").prefetch_related("business_areas")


class Contribution(Claimed):
    """One thing that an organisation does in the district or with the others there, as a source reports it."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("virksomhet"), related_name="contributions"
    )
    title = Translated(models.CharField(_("tittel"), max_length=120))
    text = Translated(models.TextField(_("tekst"), blank=True, help_text=_("To eller tre setninger, uten overskrift.")))
    url = models.URLField(_("nettsted"), blank=True, help_text=_("Der en kan lese mer om nettopp dette."))
    business_areas = models.ManyToManyField(
        BusinessArea, verbose_name=_("virksomhetsområder"), blank=True, related_name="contributions"
    )
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0, db_default=0)
    source = models.ForeignKey(Source, models.PROTECT, verbose_name=_("kilde"), null=True, blank=True, related_name="+")
    is_sample = models.BooleanField(_("eksempel"), default=False, db_default=False)

    AT_FIELDS = {**Claimed.AT_FIELDS, "_has_source": "source"}

    objects = ContributionQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["organisation", "order", "pk"]
        verbose_name = _("bidrag")
        verbose_name_plural = pgettext_lazy("flertall", "bidrag")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "title_nb"],
                name="contribution_once",
                violation_error_message=_("Virksomheten har alt et bidrag med denne tittelen."),
            ),
            models.CheckConstraint(
                condition=HAS_SOURCE | IS_SAMPLE,
                name="contribution_has_source",
                violation_error_message=_("Velg hvor dere har dette fra. Bare et eksempel kan stå uten kilde."),
            ),
            *claim_constraints("contribution", None, plan=HAS_SOURCE | IS_SAMPLE),
        ]

    def __str__(self):
        return f"{self.organisation}, {self.title}"

    def get_absolute_url(self):
        return f"{self.organisation.get_absolute_url()}#bidrag"

    def take_staff(self):
        """What staff confirm, they know themselves; what others do or plan to do has somebody who said so."""
        if self.basis == Basis.CONFIRMED and self.source_id is None and not self.is_sample:
            self.source = Source.objects.of_staff(self.recorded_on)

    @property
    def claim(self):
        return Claim(self.basis, None, None, self.known, "property")
