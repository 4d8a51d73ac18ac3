"""Units: what can be let, and what its dates say about it."""

from datetime import date, timedelta
from functools import lru_cache

from django.db import models
from django.db.models import (
    Case,
    DateField,
    ExpressionWrapper,
    F,
    Max,
    Min,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest, NullIf
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History
from tech_port.lists.few import few_of_each
from tech_port.writing.claims import HAPPENED
from tech_port.writing.publication import Publication
from tech_port.writing.translated import Translated

from .buildings import Building
from .leases import Lease, Reservation
from .unit_state import ASKED_AFTER, MARKED_AFTER, OFF_THE_LIST_AFTER, TO_LET, Status, UnitState

__all__ = ["ASKED_AFTER", "MARKED_AFTER", "OFF_THE_LIST_AFTER", "TO_LET", "Status", "Unit", "UnitQuerySet"]

NEVER = Value(date(9999, 12, 31), DateField())  # later than any day that is known


@lru_cache(100)
def _on(day, today):
    """{name: expression} of `UnitQuerySet.as_of`; kept, as they take longer to make than to put into a query."""
    leases = Lease.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day), unit=OuterRef("pk")).order_by()
    day_after = Coalesce(ExpressionWrapper(F("ends_on") + Value(1), DateField()), NEVER)
    free = leases.values("unit").annotate(day=Max(day_after)).values("day")
    held = Reservation.objects.filter(unit=OuterRef("pk")).on(day).order_by()
    asked = Value(day, DateField())
    is_known = Q(building__completion_basis__in=HAPPENED) | Q(building__completed_on__gt=today)
    stands = Case(When(is_known, then=F("building__completed_on")), output_field=DateField())
    return {
        "asked_day": asked,
        "first_lease_on": Subquery(leases.values("unit").annotate(day=Min("starts_on")).values("day")),
        "lease_basis": Subquery(leases.order_by("starts_on").values("basis")[:1]),
        "reservation": Subquery(held.values("pk")[:1]),
        "available_from": NullIf(
            Greatest(
                Coalesce(stands, NEVER),
                Coalesce(Subquery(free), asked),
                Coalesce("offered_from", asked),
                asked,
            ),
            NEVER,
            output_field=DateField(),
        ),
    }


class UnitQuerySet(models.QuerySet):
    def published(self):
        """Units that the public may see a page of: not those that only fill the drawing of a building."""
        return self.filter(hidden=False, is_drawn=False)

    def on_market(self):
        """Units that their landlords offer, however long ago they said so."""
        return self.published().filter(is_offered=True)

    def offered(self):
        """Units that a tenant may ask for: vacant, coming or reserved, and confirmed in the last 90 days."""
        oldest = timezone.localdate() - timedelta(days=OFF_THE_LIST_AFTER)
        return self.on_market().filter(confirmed_on__gte=oldest)

    def to_be_confirmed(self, today):
        """Units on offer that were confirmed 60 days ago or more: their landlords are asked about them."""
        return self.on_market().filter(confirmed_on__lte=today - timedelta(days=ASKED_AFTER))

    def as_of(self, day):
        """Each unit with what its dates say on a day: `leased`, `reserved` and `available_from` (a date or None).

        A lease that is signed and has not begun holds the unit as a reservation does. A unit is available from the
        day after the last of its leases that have not ended, and not before the building is finished, or is to be as
        long as that day has not passed; None when a lease has no known end, or nobody knows that the building stands.
        Each unit looks its own leases up in their index.
        """
        return self.annotate(**_on(day, timezone.localdate()))

    def to_be_had(self, day):
        """As of a day, without those whose tenant stays with no known end, or came after a day that is over."""
        # Not as an exclude: of a unit without leases in a building nobody has confirmed, both are NULL.
        has_an_end = Q(available_from__isnull=False)
        begins_later = Q(first_lease_on__gt=day)
        is_past = day < timezone.localdate()
        is_free = Q(first_lease_on=None) | (has_an_end & ~begins_later if is_past else has_an_end | begins_later)
        return self.as_of(day).filter(is_free)

    def drawn(self, day, *about):
        """Every public unit as of a day, in the order in which the elevation draws them.

        Those of a building have it in common, with its property and what is named besides.
        """
        order = ["building__property__order", "building__order", "building", "floor", "position", "pk"]
        buildings = Prefetch("building", Building.objects.select_related("property", *about))
        return self.filter(hidden=False).as_of(day).prefetch_related(buildings).order_by(*order)

    def few_of_each_building(self, most, first=None):
        """At most so many of each building: what a condition holds for, what is on offer, then from the ground up.

        `in_group` is how many there are of the building in all.
        """
        turn = [Case(When(first, then=0), default=1)] if first else []
        turn += [F("is_offered").desc(), "is_drawn", "floor", "position", "pk"]
        return few_of_each(self, "building", most, turn)


class Unit(UnitState, models.Model):
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
    is_drawn = models.BooleanField(
        _("fyller bare tegningen"),
        default=False,
        db_default=False,
        help_text=_("Ingen kilde sier at lokalet finnes slik: det har ingen side og telles ikke."),
    )
    text = Translated(models.TextField(_("tekst"), blank=True))
    confirmed_on = models.DateField(_("bekreftet"), null=True, blank=True)
    is_sample = models.BooleanField(_("eksempel"), default=False)

    objects = UnitQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["building", "floor", "position", "pk"]
        verbose_name = _("lokale")
        verbose_name_plural = _("lokaler")
        indexes = [
            models.Index(fields=["area_m2"], condition=Q(is_offered=True, hidden=False), name="unit_on_market_by_area")
        ]
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
                condition=~Q(is_drawn=True, is_offered=True),
                name="unit_drawn_not_offered",
                violation_error_message=_("Et lokale som bare fyller tegningen, kan ikke tilbys leietakere."),
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
        """Its page; what only fills the drawing has none, and leads to its building."""
        if self.is_drawn:
            return self.building.get_absolute_url()
        return reverse("premises:unit_detail", args=[self.building.slug, self.slug])

    def public_values(self):
        return {"hidden": False}

    @property
    def publication(self):
        return Publication.DRAFT if self.hidden else Publication.PUBLISHED

    @property
    def publication_in_words(self):
        return _("skjult") if self.hidden else _("vises")

    @property
    def common_m2(self):
        """The unit's share of the common area in m², or None when the split is not known."""
        return None if self.exclusive_m2 is None else self.area_m2 - self.exclusive_m2

    def confirm(self, on):
        """The landlord says that the unit is still on offer."""
        self.confirmed_on = on
        self.save(update_fields=["confirmed_on"])
