"""The buildings, and who owns them."""

import builtins

from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Now
from django.db.models.lookups import GreaterThanOrEqual
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.models import Organisation
from tech_port.content.claims import (
    BASIS_HELP,
    LAST,
    TOO_LATE,
    Precision,
    Ruled,
    SpanField,
    confirms,
    first_of,
    last_of,
    span_constraint,
)
from tech_port.content.models import Figure, Source
from tech_port.content.periods import ClaimedPeriod, RelationQuerySet, claimed_period_constraints
from tech_port.history.records import History
from tech_port.norwegian.contacts import PhoneColumn
from tech_port.norwegian.emails import EmailColumn
from tech_port.pictures.keys import PictureKey
from tech_port.writing.claims import HAPPENED, PLANS, Basis, Claim, Span
from tech_port.writing.translated import Translated

from .certificates import said_with_its_state
from .properties import Property


class BuildingQuerySet(models.QuerySet):
    def few(self, most):
        """[Building]: all in their order where there are no more than so many, else those with most on offer."""
        rows = list(self[: most + 1])
        if len(rows) <= most:
            return rows
        on_offer = Q(units__is_offered=True, units__hidden=False, units__is_drawn=False)
        first = self.annotate(on_offer=Sum("units__area_m2", filter=on_offer, default=0))
        keys = list(first.order_by("-on_offer", "pk").values_list("pk", flat=True)[:most])
        return list(self.filter(pk__in=keys))


class Building(Ruled):
    """A building, or a building stage of a property."""

    class Certification(models.TextChoices):
        AIMED = "aimed", _("mål")
        CERTIFIED = "certified", _("sertifisert")
        STATED = "stated", _("oppgitt")

    property = models.ForeignKey(Property, models.PROTECT, verbose_name=_("eiendom"), related_name="buildings")
    name = Translated(models.CharField(_("navn"), max_length=100))
    slug = models.SlugField(_("adresse"), unique=True)
    address = models.CharField(_("gateadresse"), max_length=150, blank=True)
    text = Translated(models.TextField(_("tekst"), blank=True))
    picture = PictureKey(verbose_name=_("bilde"))
    area_m2 = models.DecimalField(
        _("areal (m²)"),
        max_digits=9,
        decimal_places=1,
        null=True,
        blank=True,
        help_text=_("Tomt når ingen kilde sier det."),
    )
    floors = models.PositiveSmallIntegerField(
        _("etasjer"), null=True, blank=True, help_text=_("Tomt når ingen kilde sier det.")
    )
    completed_on = SpanField(
        _("ferdig"),
        precision="completed_precision",
        edge=LAST,
        null=True,
        blank=True,
        help_text=_("Skriv måneden, kvartalet eller året når dagen ikke er kjent, og velg det i «Nøyaktighet»."),
    )
    completed_precision = models.CharField(
        _("nøyaktighet"), max_length=7, choices=Precision.choices, default=Precision.DAY
    )
    completion_basis = models.CharField(
        _("grunnlag"),
        max_length=9,
        choices=Basis.choices,
        default=Basis.REPORTED,
        db_default=Basis.REPORTED.value,
        help_text=BASIS_HELP,
    )
    completion_known_on = SpanField(
        _("kilden sier det per"), precision="completion_known_precision", null=True, blank=True
    )
    completion_known_precision = models.CharField(
        _("nøyaktighet"),
        max_length=7,
        choices=Precision.choices,
        default=Precision.DAY,
        db_default=Precision.DAY.value,
    )
    completion_other_on = SpanField(
        _("eller ferdig"),
        precision="completion_other_precision",
        edge=LAST,
        null=True,
        blank=True,
        help_text=_("Når en annen kilde sier noe annet. Begge vises."),
    )
    completion_other_precision = models.CharField(
        _("nøyaktighet"),
        max_length=7,
        choices=Precision.choices,
        default=Precision.DAY,
        db_default=Precision.DAY.value,
    )
    completion_other_known_on = SpanField(
        _("den andre kilden sier det per"), precision="completion_other_known_precision", null=True, blank=True
    )
    completion_other_known_precision = models.CharField(
        _("nøyaktighet"),
        max_length=7,
        choices=Precision.choices,
        default=Precision.DAY,
        db_default=Precision.DAY.value,
    )
    recorded_on = models.DateField(_("skrevet inn"), default=timezone.localdate, db_default=Now(), editable=False)
    layout_is_drawn = models.BooleanField(
        _("etasjedelingen er antatt"),
        default=False,
        help_text=_("Kildene oppgir bare samlet areal; fordelingen på etasjer er tegnet av redaksjonen."),
    )
    energy_label = models.CharField(
        _("energimerke"), max_length=1, blank=True, choices=[(letter, letter) for letter in "ABCDEFG"]
    )
    energy_state = models.CharField(
        _("energimerkets status"), max_length=10, blank=True, choices=Certification.choices, db_default=""
    )
    breeam = models.CharField(_("BREEAM-NOR"), max_length=30, blank=True)
    breeam_state = models.CharField(_("BREEAM-status"), max_length=10, blank=True, choices=Certification.choices)
    well = models.CharField(_("WELL"), max_length=30, blank=True)
    well_state = models.CharField(_("WELL-status"), max_length=10, blank=True, choices=Certification.choices)
    architect = models.CharField(_("arkitekt"), max_length=100, blank=True)
    contractor = models.CharField(_("entreprenør"), max_length=100, blank=True)
    workplaces = models.PositiveIntegerField(_("arbeidsplasser"), null=True, blank=True)
    latitude = models.DecimalField(_("breddegrad"), max_digits=7, decimal_places=4, null=True, blank=True)
    longitude = models.DecimalField(_("lengdegrad"), max_digits=7, decimal_places=4, null=True, blank=True)
    map_dx = models.SmallIntegerField(
        _("flyttet mot øst på kartet"),
        default=0,
        db_default=0,
        help_text=_("Så bygg på samme sted ikke dekker hverandre. Et tak er omtrent 50 bredt; minus er mot vest."),
    )
    map_dy = models.SmallIntegerField(
        _("flyttet mot sør på kartet"), default=0, db_default=0, help_text=_("Som over; minus er mot nord.")
    )
    contact_name = models.CharField(_("kontakt for utleie"), max_length=100, blank=True)
    contact_email = EmailColumn(_("e-post for utleie"), blank=True)
    contact_phone = PhoneColumn(_("telefon for utleie"), max_length=20, blank=True)
    figures = models.ManyToManyField(Figure, verbose_name=_("tall"), blank=True, related_name="buildings")
    sources = models.ManyToManyField(Source, verbose_name=_("kilder"), blank=True, related_name="buildings")
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    AT_FIELDS = {
        "_area_positive": "area_m2",
        "_finished_by_then": "completed_on",
        "_happened_by_then": "completed_on",
        "_known_by_then": "completion_known_on",
        "_plan_has_known_day": "completion_known_on",
        "_energy_has_state": "energy_state",
        "_breeam_has_state": "breeam_state",
        "_well_has_state": "well_state",
    }

    objects = BuildingQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["property__order", "order", "name_nb", "pk"]
        verbose_name = _("bygg")
        verbose_name_plural = pgettext_lazy("flertall", "bygg")
        constraints = [
            models.CheckConstraint(
                condition=Q(area_m2=None) | Q(area_m2__gt=0),
                name="building_area_positive",
                violation_error_message=_("Arealet må være større enn 0 m²."),
            ),
            span_constraint("building", "completed_on", "completed_precision", LAST),
            span_constraint("building", "completion_other_on", "completion_other_precision", LAST),
            models.CheckConstraint(
                condition=Q(completion_other_on=None, completion_other_known_on=None)
                | Q(
                    completion_other_on__isnull=False,
                    completion_other_known_on__isnull=False,
                    completed_on__isnull=False,
                    completion_known_on__isnull=False,
                    completion_basis__in=[*map(str, PLANS)],
                ),
                name="building_other_plan_has_known_day",
                violation_error_message=_("To planer for når bygget skal stå ferdig må hver ha dagen kilden sa det."),
            ),
            models.CheckConstraint(
                condition=Q(completion_basis__in=[*map(str, HAPPENED)])
                | Q(completed_on=None)
                | Q(completion_known_on__isnull=False),
                name="building_plan_has_known_day",
                violation_error_message=_("Skriv når kilden sa at bygget skal stå ferdig."),
            ),
            models.CheckConstraint(
                condition=Q(completion_basis__in=[*map(str, PLANS)])
                | Q(completed_on=None)
                | Q(recorded_on__gte=first_of("completed_on", "completed_precision")),
                name="building_finished_by_then",
                violation_error_message=_("Bygget kan ikke stå ferdig ennå. Velg planlagt, mål eller avtalt."),
            ),
            models.CheckConstraint(
                condition=Q(completion_basis__in=[*map(str, PLANS)])
                | Q(completed_on=None)
                | Q(completion_known_on=None)
                | GreaterThanOrEqual(
                    last_of("completion_known_on", "completion_known_precision"),
                    first_of("completed_on", "completed_precision"),
                ),
                name="building_happened_by_then",
                violation_error_message=TOO_LATE,
            ),
            models.CheckConstraint(
                condition=Q(completion_known_on=None) | Q(completion_known_on__lte=F("recorded_on")),
                name="building_known_by_then",
                violation_error_message=_("Kilden kan ikke si noe om en dag som ikke er kommet."),
            ),
            said_with_its_state("energy_label", _("Oppgi om energimerket er et mål, oppgitt eller sertifisert.")),
            said_with_its_state("breeam", _("Oppgi om BREEAM er et mål, oppgitt eller sertifisert.")),
            said_with_its_state("well", _("Oppgi om WELL er et mål, oppgitt eller sertifisert.")),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("premises:building_detail", args=[self.slug])

    def bicycle_places(self):
        """What sources say of places for bicycles, known by the figure's key; reads what was prefetched."""
        return [figure for figure in self.figures.all() if figure.slug.startswith("sykkelplasser") and figure.latest]

    def clean(self):
        """Whoever types it writes it down today; what is to come is no report."""
        super().clean()
        self.recorded_on = timezone.localdate()
        if confirms(self, "completion_basis", "completion_known_on"):
            self.completion_known_on, self.completion_known_precision = self.recorded_on, Precision.DAY

    @builtins.property  # `property` is the ground that the building stands on
    def completion(self):
        """What is said of when it stands finished: see `writing.claims.Claim`."""
        known = Span.of(self.completion_known_on, self.completion_known_precision)
        start = Span.of(self.completed_on, self.completed_precision)
        other = Span.of(self.completion_other_on, self.completion_other_precision)
        other_known = Span.of(self.completion_other_known_on, self.completion_other_known_precision)
        return Claim(self.completion_basis, start, None, known, "completion", (other, other_known) if other else None)

    @builtins.property  # `property` is the ground that the building stands on
    def completion_in_words(self):
        return self.completion.sentence(timezone.localdate())

    @builtins.property  # `property` is the ground that the building stands on
    def completion_is_planned(self):
        return self.completion_basis in PLANS

    def is_finished(self, on):
        """Whether it is known to stand on a day: no plan, and not sooner than the last day of its month or year."""
        return bool(self.completed_on) and not self.completion_is_planned and self.completed_on <= on


class Ownership(ClaimedPeriod):
    """An organisation's ownership of a building for a period."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, verbose_name=_("eier"), related_name="ownerships")
    building = models.ForeignKey(Building, models.PROTECT, verbose_name=_("bygg"), related_name="ownerships")

    KIND = "ownership"

    objects = RelationQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["building", "starts_on", "pk"]
        verbose_name = _("eierskap")
        verbose_name_plural = pgettext_lazy("flertall", "eierskap")
        constraints = claimed_period_constraints("ownership")

    def __str__(self):
        return f"{self.organisation}: {self.building}"
