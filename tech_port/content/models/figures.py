"""Numbers with a unit, a day, a source and what kind of statement they are."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History
from tech_port.norwegian import typography

from ...writing.claims import Basis, Claim, Span
from ...writing.counted import PHRASES, qualified
from ...writing.translated import Translated
from ..claims import Precision, SpanField
from .sources import Source


class Figure(models.Model):
    """Something that is counted or measured, by one source or by several that disagree."""

    class Unit(models.TextChoices):
        COMPANIES = "companies", _("selskaper")
        PEOPLE = "people", _("personer")
        SQUARE_METRES = "m2", _("m²")
        NOK = "nok", _("kroner")
        PLACES = "places", _("plasser")
        FLOORS = "floors", _("etasjer")
        MEMBERS = "members", _("medlemmer og partnere")
        BUILDINGS = "buildings", _("bygg")
        YEAR = "year", _("år")
        TIMES = "times", _("ganger")

    slug = models.SlugField(_("nøkkel"), unique=True)
    title = Translated(models.CharField(_("tittel"), max_length=150))
    unit = models.CharField(_("enhet"), max_length=10, choices=Unit.choices)
    on_front_page = models.BooleanField(_("på forsiden"), default=False)
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    history = History()

    class Meta:
        ordering = ["order", "slug"]
        verbose_name = _("tall")
        verbose_name_plural = _("tall")

    def __str__(self):
        return self.title

    @property
    def latest(self):
        """The newest observation that is neither a target nor a plan, or None; reads what was prefetched."""
        measured = [o for o in self.observations.all() if not o.is_ahead]
        return max(measured, key=lambda o: o.as_of or date.min, default=None)

    @property
    def disagreement(self):
        """The lowest and the highest observation of an area on which the sources disagree, or None."""
        if self.unit != self.Unit.SQUARE_METRES:
            return None
        values = sorted((o for o in self.observations.all() if not o.is_ahead), key=lambda o: o.value)
        return (values[0], values[-1]) if values and values[0].value != values[-1].value else None

    @property
    def target(self):
        """The target furthest ahead, or None."""
        targets = [o for o in self.observations.all() if o.qualifier == Observation.Qualifier.TARGET]
        return max(targets, key=lambda o: o.as_of, default=None)


class Observation(models.Model):
    """One source's value of a figure as of a day."""

    class Qualifier(models.TextChoices):
        EXACT = "exact", _("oppgitt")
        ABOUT = "about", _("omtrent")
        AT_MOST = "at_most", _("inntil")
        AT_LEAST = "at_least", _("minst")
        MORE_THAN = "more_than", _("mer enn")
        JUST_OVER = "just_over", _("drøyt")
        NEARLY = "nearly", _("nesten")
        PERMITTED = "permitted", _("tillatt")
        PLANNED = "planned", _("planlagt")
        TARGET = "target", _("mål")
        SUM = "sum", _("sum av delene")

    figure = models.ForeignKey(Figure, models.PROTECT, verbose_name=_("tall"), related_name="observations")
    as_of = SpanField(
        _("per dato"), null=True, blank=True, help_text=_("Tomt når kilden er udatert: den daterer ingenting.")
    )
    precision = models.CharField(_("nøyaktighet"), max_length=7, choices=Precision.choices, default=Precision.YEAR)
    value = models.DecimalField(_("verdi"), max_digits=14, decimal_places=2)
    qualifier = models.CharField(_("utsagn"), max_length=10, choices=Qualifier.choices, default=Qualifier.EXACT)
    note = Translated(models.CharField(_("merknad"), max_length=200, blank=True))
    source = models.ForeignKey(Source, models.PROTECT, verbose_name=_("kilde"), related_name="observations")

    history = History()

    class Meta:
        ordering = ["figure", "as_of", "pk"]
        verbose_name = _("måling")
        verbose_name_plural = _("målinger")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(value__gte=0),
                name="observation_not_negative",
                violation_error_message=_("En måling kan ikke være negativ."),
            ),
            models.UniqueConstraint(
                fields=["figure", "as_of", "source", "qualifier"],
                name="observation_once_a_source",
                violation_error_message=_("Kilden har alt en slik verdi for denne datoen."),
            ),
            models.CheckConstraint(
                condition=~models.Q(qualifier__in=["planned", "target"]) | models.Q(as_of__isnull=False),
                name="observation_ahead_has_day",
                violation_error_message=_("Et mål eller en plan gjelder for et år eller en dag."),
            ),
        ]

    def __str__(self):
        return f"{self.value} ({self.as_of})"

    @property
    def claim(self):
        """What the value rests on: a target is aimed at, a plan planned, a permit agreed, the rest reported."""
        bases = {"target": Basis.AIMED, "planned": Basis.PLANNED, "permitted": Basis.AGREED}
        known = Span.of(self.source.published_on, self.source.published_precision)
        start = Span.of(self.as_of, self.precision)
        return Claim(bases.get(self.qualifier, Basis.REPORTED), start, None, known, "figure")

    @property
    def is_ahead(self):
        return self.qualifier in {self.Qualifier.TARGET, self.Qualifier.PLANNED}

    @property
    def in_words(self):
        """The value with its qualifier and unit as a reader meets it: `mer enn 550`, `47 600 m²`."""
        value = typography.square_metres(self.value) if self.figure.unit == Figure.Unit.SQUARE_METRES else self.amount
        return qualified(value, self.qualifier)

    @property
    def statement(self):
        """What kind of statement it is, beside a value that says itself how exact it is."""
        is_said = self.qualifier in PHRASES
        return self.Qualifier.EXACT.label if is_said else self.get_qualifier_display()

    @property
    def amount(self):
        if self.figure.unit == Figure.Unit.NOK:
            return typography.kroner(self.value)
        if self.figure.unit == Figure.Unit.YEAR:
            return str(int(self.value))
        if self.figure.unit in {Figure.Unit.FLOORS, Figure.Unit.TIMES}:
            return f"{typography.number(self.value)} {self.figure.get_unit_display()}"
        return typography.number(self.value)
