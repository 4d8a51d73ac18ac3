"""Who leases what, and from when to when."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.models import Organisation
from tech_port.content.periods import (
    ClaimedPeriod,
    DateRange,
    Period,
    PeriodQuerySet,
    RelationQuerySet,
    claimed_period_constraints,
    period_constraints,
    shown,
)
from tech_port.history.records import History
from tech_port.lists.few import few_of_each
from tech_port.norwegian import typography
from tech_port.still_right.known import said_again


def tenants_shown(on, lease=""):
    """The condition of leases whose tenant the public may know on a day; `lease` is the way to them, `leases__`."""
    return shown(on, column=Lease.SHOWN_FROM, way=lease) & Q(**{f"{lease}tenant_is_withheld": False})


class LeaseQuerySet(RelationQuerySet):
    def in_property(self, property):
        """Leases of the buildings of a property as a whole or of units in them."""
        return self._both_ways("building__property", property.pk)

    def shown(self, on=None):
        """Leases whose tenant the public may know on a day; that a unit is let is told at once."""
        told = self.filter(tenants_shown(on or timezone.localdate()))
        return told.annotate(said_again=said_again(self.model))

    def near(self, property):
        """The same for the property and for all others in its area, where that is known."""
        if property.area_id is None:
            return self.in_property(property)
        return self._both_ways("building__property__area", property.area_id)

    def in_buildings(self, buildings):
        """Leases of some buildings as a whole or of units in them."""
        return self._both_ways("building__in", buildings)

    def few_of_each_building(self, most):
        """At most so many of each building, those that began first."""
        return few_of_each(self, Coalesce("building", "unit__building"), most, ["starts_on", "pk"])

    def _both_ways(self, way, key):
        """Leases of buildings and of units, each found by their own index: an «or» over both reads every lease."""
        leases = self.model.objects.order_by().values("pk")
        return self.filter(pk__in=leases.filter(**{way: key}).union(leases.filter(**{f"unit__{way}": key}), all=True))


class Lease(ClaimedPeriod):
    """An organisation's lease of a unit or of part of a building; a tenant that is not known has no organisation."""

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        verbose_name=_("leietaker"),
        null=True,
        blank=True,
        related_name="leases",
        help_text=_("Tomt når leietakeren ikke er kjent eller ikke skal vises."),
    )
    shared_with = models.ManyToManyField(
        Organisation, verbose_name=_("deles med"), blank=True, related_name="shared_leases"
    )
    building = models.ForeignKey(
        "premises.Building",
        models.PROTECT,
        verbose_name=_("bygg"),
        null=True,
        blank=True,
        related_name="leases",
        help_text=_("Bare når lokalet ikke er kjent."),
    )
    unit = models.ForeignKey(
        "premises.Unit",
        models.PROTECT,
        verbose_name=_("lokale"),
        null=True,
        blank=True,
        related_name="leases",
    )
    tenant_shown_from = models.DateField(
        _("vis leietakeren fra"),
        null=True,
        blank=True,
        help_text=_("Tomt: fra leieforholdet begynner. Før denne dagen står leietakeren ingen steder på siden."),
    )
    tenant_is_withheld = models.BooleanField(
        _("leietakeren er ikke offentlig ennå"),
        default=False,
        db_default=False,
        help_text=_("På: leietakeren vises ikke før staben tar bort krysset, uansett dag."),
    )
    area_m2 = models.DecimalField(_("areal (m²)"), max_digits=8, decimal_places=1, null=True, blank=True)
    staff = models.PositiveIntegerField(_("ansatte"), null=True, blank=True)
    is_sample = models.BooleanField(_("eksempel"), default=False)

    KIND = "lease"
    SHOWN_FROM = "tenant_shown_from"
    shown_from = None  # it is the tenant that is shown: that a unit is let is told at once

    objects = LeaseQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["building", "unit", "starts_on", "pk"]
        verbose_name = _("leieforhold")
        verbose_name_plural = pgettext_lazy("flertall", "leieforhold")
        indexes = [models.Index(fields=["unit", "ends_on", "starts_on"], name="lease_of_unit_by_end")]
        constraints = [
            *claimed_period_constraints("lease", plan=Q(source__isnull=False) | Q(is_sample=True)),
            models.CheckConstraint(
                condition=Q(area_m2=None) | Q(area_m2__gt=0),
                name="lease_area_positive",
                violation_error_message=_("Arealet må være større enn 0 m²."),
            ),
            models.CheckConstraint(
                condition=Q(building=None) ^ Q(unit=None),
                name="lease_of_unit_or_building",
                violation_error_message=_("Velg et lokale eller et bygg, ikke begge."),
            ),
            ExclusionConstraint(
                name="lease_one_a_unit",
                expressions=[(DateRange(), RangeOperators.OVERLAPS), ("unit", RangeOperators.EQUAL)],
                violation_error_message=_("Lokalet er alt utleid i deler av denne perioden."),
            ),
        ]

    def __str__(self):
        tenant = self.organisation or _("Leietaker ikke oppgitt")
        return f"{tenant}: {self.unit or self.building}"

    def clean(self):
        """A lease that is still to begin, and that staff write down themselves, is agreed."""
        if self.source is None and self.starts_on and self.starts_on > timezone.localdate():
            self.register()
        super().clean()
        if self.tenant_is_withheld and self.tenant_shown_from:
            raise ValidationError(
                {"tenant_shown_from": _("Skriv en dag, eller hold leietakeren tilbake til videre, ikke begge.")}
            )

    def is_shown(self, on=None):
        return not self.tenant_is_withheld and super().is_shown(on)

    @property
    def publication_in_words(self):
        return _("holdes tilbake") if self.tenant_is_withheld else super().publication_in_words

    def public_values(self):
        return super().public_values() | {"tenant_is_withheld": False}

    def goes_against_offer(self, offered_from, today):
        """Whether a unit that is offered from a day (None: now) cannot be had on it because of this lease."""
        return self.ends_on is None or self.ends_on >= max(offered_from or today, today)


class Reservation(Period):
    """A unit held for somebody while they decide."""

    unit = models.ForeignKey("premises.Unit", models.PROTECT, verbose_name=_("lokale"), related_name="reservations")
    organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        verbose_name=_("holdes for"),
        null=True,
        blank=True,
        related_name="reservations",
        help_text=_("Vises aldri på siden."),
    )
    is_sample = models.BooleanField(_("eksempel"), default=False)

    objects = PeriodQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["unit", "starts_on", "pk"]
        verbose_name = _("reservasjon")
        verbose_name_plural = _("reservasjoner")
        constraints = [
            *period_constraints("reservation"),
            ExclusionConstraint(
                name="reservation_one_a_unit",
                expressions=[(DateRange(), RangeOperators.OVERLAPS), ("unit", RangeOperators.EQUAL)],
                violation_error_message=_("Lokalet er alt reservert i deler av denne perioden."),
            ),
        ]

    def __str__(self):
        last = typography.day(self.ends_on) if self.ends_on else ""
        return f"{self.unit}, {typography.day(self.starts_on)}–{last}"
