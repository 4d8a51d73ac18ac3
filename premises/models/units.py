"""Units: what can be let, and what its dates say about it."""

from django.db import models
from django.db.models import DateField, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from tech_port import typography
from tech_port.content.text import Translated

from .buildings import Building
from .leases import Lease, Reservation


class Status(models.TextChoices):
    """What a unit is on a day; derived from dates, never stored."""

    VACANT = "vacant", _("ledig")
    COMING = "coming", _("blir ledig")
    RESERVED = "reserved", _("reservert")
    LET = "let", _("utleid")
    OFF_MARKET = "off_market", _("ikke til leie")
    COMMON = "common", _("fellesareal")


class UnitQuerySet(models.QuerySet):
    def published(self):
        """Units that the public may see."""
        return self.filter(hidden=False)

    def offered(self):
        """Units that a tenant may ask for: vacant, coming or reserved."""
        return self.published().filter(is_offered=True)

    def as_of(self, day):
        """Each unit with what its dates say on a day: `leased`, `reserved` and `available_from` (a date or None).

        A lease that is signed and has not begun holds the unit as a reservation does. A unit is available from the
        day after the last of its leases that have not ended, and not before the building is finished; None when a
        lease has no known end or the building no known day.
        """
        leases = Lease.objects.filter(unit=OuterRef("pk")).filter(Q(ends_on=None) | Q(ends_on__gte=day))
        day_after = ExpressionWrapper(F("ends_on") + Value(1), output_field=DateField())
        last_end = leases.order_by(F("ends_on").desc(nulls_first=True)).annotate(free=day_after).values("free")[:1]
        return self.annotate(
            leased=Exists(leases.filter(starts_on__lte=day)),
            reserved=Exists(Reservation.objects.filter(unit=OuterRef("pk")).on(day)),
            has_lease=Exists(leases),
            free_after_lease=Subquery(last_end, output_field=DateField()),
            asked_day=Value(day, output_field=DateField()),
        ).annotate(
            available_from=models.Case(
                models.When(building__completed_on=None, then=None),
                models.When(has_lease=True, free_after_lease=None, then=None),
                default=Greatest(
                    "building__completed_on",
                    Coalesce("free_after_lease", "asked_day"),
                    Coalesce("offered_from", "asked_day"),
                    "asked_day",
                ),
                output_field=DateField(),
            )
        )

    def drawn(self, day):
        """Every public unit as of a day with its building, in the order in which the elevation draws them."""
        order = ["building__property__order", "building__order", "building", "floor", "position", "pk"]
        return self.published().as_of(day).select_related("building__property").order_by(*order)


class Unit(models.Model):
    """A part of one floor of a building that is let as one."""

    class Use(models.TextChoices):
        OFFICE = "office", _("kontor")
        LAB = "lab", _("lab")
        MEETING = "meeting", _("møterom")
        RETAIL = "retail", _("butikk og servering")
        COWORKING = "coworking", _("kontorfellesskap")
        STORAGE = "storage", _("lager")
        COMMON = "common", _("fellesareal")

    building = models.ForeignKey(Building, models.PROTECT, verbose_name=_("bygg"), related_name="units")
    name = models.CharField(_("navn"), max_length=50, help_text=_("For eksempel B3-601."))
    slug = models.SlugField(_("adresse"))
    floor = models.SmallIntegerField(_("etasje"))
    wing = Translated(
        models.CharField(_("fløy eller side"), max_length=50, blank=True, help_text=_("For eksempel øst."))
    )
    position = models.PositiveSmallIntegerField(_("plass i etasjen, fra venstre"), default=0)
    use = models.CharField(_("bruk"), max_length=10, choices=Use.choices, default=Use.OFFICE)
    area_m2 = models.DecimalField(_("samlet areal (m²)"), max_digits=8, decimal_places=1)
    exclusive_m2 = models.DecimalField(
        _("eksklusivt areal (m²)"), max_digits=8, decimal_places=1, null=True, blank=True
    )
    area_standard = models.CharField(_("arealstandard"), max_length=40, blank=True, default="BTA NS 3940:2023")
    divisible_from_m2 = models.DecimalField(
        _("kan deles fra (m²)"), max_digits=8, decimal_places=1, null=True, blank=True
    )
    workplaces_from = models.PositiveIntegerField(_("arbeidsplasser fra"), null=True, blank=True)
    workplaces_to = models.PositiveIntegerField(_("arbeidsplasser til"), null=True, blank=True)
    rent_nok_m2_year = models.DecimalField(
        _("leie (kr/m²/år)"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Tomt: på forespørsel."),
    )
    common_costs_nok_m2_year = models.DecimalField(
        _("felleskostnader (kr/m²/år)"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    is_step_free = models.BooleanField(_("trinnfri adkomst"), null=True, blank=True)
    is_offered = models.BooleanField(_("tilbys leietakere"), default=False)
    offered_from = models.DateField(_("tilbys fra"), null=True, blank=True)
    hidden = models.BooleanField(_("skjult"), default=False)
    text = Translated(models.TextField(_("tekst"), blank=True))
    confirmed_on = models.DateField(_("bekreftet"), null=True, blank=True)
    is_sample = models.BooleanField(_("eksempel"), default=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["building", "floor", "position", "pk"]
        verbose_name = _("lokale")
        verbose_name_plural = _("lokaler")
        constraints = [
            models.UniqueConstraint(fields=["building", "slug"], name="unit_slug_once_a_building"),
            models.CheckConstraint(
                condition=Q(area_m2__gt=0),
                name="unit_area_positive",
                violation_error_message=_("Arealet må være større enn 0 m²."),
            ),
            models.CheckConstraint(
                condition=Q(exclusive_m2=None) | Q(exclusive_m2__gt=0, exclusive_m2__lte=F("area_m2")),
                name="unit_exclusive_within_area",
                violation_error_message=_("Eksklusivt areal må være over 0 og høyst like stort som samlet areal."),
            ),
            models.CheckConstraint(
                condition=Q(divisible_from_m2=None) | Q(divisible_from_m2__gt=0, divisible_from_m2__lte=F("area_m2")),
                name="unit_divisible_within_area",
                violation_error_message=_("Lokalet kan ikke deles i større deler enn det selv."),
            ),
            models.CheckConstraint(
                condition=Q(workplaces_from=None) | Q(workplaces_to=None) | Q(workplaces_from__lte=F("workplaces_to")),
                name="unit_workplaces_in_order",
                violation_error_message=_("Arbeidsplasser «fra» er større enn «til»."),
            ),
            models.CheckConstraint(
                condition=(Q(rent_nok_m2_year=None) | Q(rent_nok_m2_year__gt=0))
                & (Q(common_costs_nok_m2_year=None) | Q(common_costs_nok_m2_year__gte=0)),
                name="unit_prices_positive",
                violation_error_message=_("Leien må være over 0 kr. La feltet stå tomt for «på forespørsel»."),
            ),
            models.CheckConstraint(
                condition=~Q(use="common", is_offered=True),
                name="unit_common_not_offered",
                violation_error_message=_("Fellesareal kan ikke tilbys leietakere."),
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.building}"

    def get_absolute_url(self):
        return reverse("premises:unit_detail", args=[self.building.slug, self.slug])

    @property
    def common_m2(self):
        """The unit's share of the common area in m², or None when the split is not known."""
        return None if self.exclusive_m2 is None else self.area_m2 - self.exclusive_m2

    @cached_property
    def status(self):
        """The status on the day that `as_of()` asked about."""
        if self.use == self.Use.COMMON:
            return Status.COMMON
        if self.reserved or (self.has_lease and not self.leased):
            return Status.RESERVED
        if not self.is_offered:
            return Status.LET if self.leased else Status.OFF_MARKET
        if self.available_from is None:
            return Status.LET if self.leased else Status.COMING
        return Status.VACANT if self.available_from <= self.asked_day else Status.COMING

    @property
    def place(self):
        """Where in the building: `6. etasje øst`, `underetasjen`."""
        floor = _("underetasjen") if self.floor < 1 else _("%(floor)s. etasje") % {"floor": self.floor}
        return f"{floor} {self.wing}".strip()

    @property
    def availability(self):
        """When one can have it, in words: `ledig nå`, `ledig fra 1. juli 2027`, `utleid`."""
        if self.status == Status.VACANT:
            return _("ledig nå")
        if self.status == Status.COMING and self.available_from:
            return _("ledig fra %(day)s") % {"day": typography.day(self.available_from)}
        return self.status.label

    @property
    def in_words(self):
        """What the unit's bay in the elevation is called: `6. etasje øst, 1 500 m², ledig nå`."""
        return f"{self.place}, {typography.square_metres(self.area_m2)}, {self.availability}"
