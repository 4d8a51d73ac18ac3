"""Numbers with a unit, a day, a source and what kind of statement they are."""

from datetime import date

from django.db import models
from django.db.models import F, Prefetch
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tech_port.history.records import History
from tech_port.lists.few import few_of_each
from tech_port.norwegian import typography

from ...writing.claims import Basis, Claim, Span
from ...writing.counted import PHRASES, qualified
from ...writing.translated import Translated
from ..claims import Precision, SpanField
from .sources import Source

MAX_OBSERVATIONS = 24  # of a figure that a page tells of


def latest_observations(way=""):
    """What prefetches the latest observations of each figure, with their sources; `way` leads to the figures."""
    latest = few_of_each(
        Observation.objects.all(), "figure", MAX_OBSERVATIONS, [F("as_of").desc(nulls_last=True), "pk"]
    )
    return Prefetch(f"{way}observations", latest.prefetch_related("source"))


class FigureQuerySet(models.QuerySet):
    def with_sources(self):
        """Figures with all that is needed to print them, in three queries; of many observations the latest."""
        return self.prefetch_related(latest_observations())


class Figure(models.Model):
    """Something that is counted or measured, by one source or by several that disagree."""

    class Unit(models.TextChoices):
        COMPANIES = "companies", _("bedrifter")
        PEOPLE = "people", _("personer")
        SQUARE_METRES = "m2", _("m²")
        NOK = "nok", _("kroner")
        PLACES = "places", _("plasser")
        FLOORS = "floors", _("etasjer")
        MEMBERS = "members", _("medlemmer og partnere")
        BUILDINGS = "buildings", _("bygg")
        YEAR = "year", _("år")
        TIMES = "times", _("ganger")

    class Theme(models.TextChoices):
        """What it is a figure of, by which those that are no series stand together."""

        REGION = "region", _("Regionen")
        ASSOCIATION = "association", _("Foreningen og møtene")
        BUILDINGS = "buildings", _("Byggene")

    LASTING = frozenset({Unit.SQUARE_METRES, Unit.YEAR})  # what does not change by being counted again

    slug = models.SlugField(_("nøkkel"), unique=True)
    title = Translated(models.CharField(_("tittel"), max_length=150))
    theme = models.CharField(_("tema"), max_length=11, choices=Theme.choices, blank=True, default="", db_default="")
    method = Translated(
        models.TextField(
            _("slik er det telt"),
            blank=True,
            default="",
            db_default="",
            help_text=_("Bare det en kilde sier om hvordan det er telt eller målt. Tomt når ingen sier det."),
        )
    )
    unit = models.CharField(_("enhet"), max_length=10, choices=Unit.choices)
    on_front_page = models.BooleanField(_("på forsiden"), default=False)
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    objects = FigureQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["order", "slug"]
        verbose_name = _("tall")
        verbose_name_plural = pgettext_lazy("flertall", "tall")

    def __str__(self):
        return self.title

    @property
    def measured(self):
        """The observations that are neither a target nor a plan, oldest first; reads what was prefetched."""
        return sorted((o for o in self.observations.all() if not o.is_ahead), key=lambda o: o.as_of or date.min)

    @property
    def latest(self):
        """The newest of them, or None."""
        return max(self.measured, key=lambda o: o.as_of or date.min, default=None)

    @property
    def stated(self):
        """The observation that a figure is told by where there is room for one: the newest, or a plan or a target."""
        return self.latest or next(iter(self.observations.all()), None)

    @property
    def is_series(self):
        """Whether it has been counted at several times, or once towards a target, and so can be drawn over years."""
        days = {o.as_of for o in self.measured if o.as_of}
        return self.unit not in self.LASTING and (len(days) > 1 or bool(days and self.target))

    @property
    def is_disputed(self):
        """Whether several sources say different things of something that does not change by being counted again."""
        statements = self.observations.all()
        said = {(o.value, str(o.note)) for o in statements}
        return not self.is_series and len({o.source_id for o in statements}) > 1 and len(said) > 1

    @property
    def disagreement(self):
        """The lowest and the highest observation of an area on which the sources disagree, or None."""
        if self.unit != self.Unit.SQUARE_METRES:
            return None
        values = sorted(self.measured, key=lambda o: o.value)
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
    method_note = Translated(
        models.CharField(
            _("ny måte å telle på"),
            max_length=200,
            blank=True,
            default="",
            db_default="",
            help_text=_("Det kilden sier er telt på en annen måte enn i målingen før. Serien brytes her."),
        )
    )
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
        return f"{self.amount} ({typography.day(self.as_of, self.precision)})"

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
    def told(self):
        """When it is of, and what kind of statement, beside the value: `2018`, `planlagt, 2023`, `mål for 2025`."""
        if self.qualifier == self.Qualifier.TARGET:
            return self.claim.brief(self.claim.start.last)
        if self.qualifier in PHRASES or self.qualifier == self.Qualifier.EXACT:
            return self.claim.when
        return f"{self.get_qualifier_display()}, {self.claim.when}"

    @property
    def when_said(self):
        """When a source said it, beside its name: of a year that is told, the source's own day."""
        return str(self.claim.known or _("udatert")) if self.figure.unit == Figure.Unit.YEAR else self.told

    @property
    def is_dated_answer(self):
        """Whether the value is a year of which the note says the day."""
        return self.figure.unit == Figure.Unit.YEAR and bool(self.note)

    @property
    def amount(self):
        if self.figure.unit == Figure.Unit.NOK:
            return typography.kroner(self.value)
        if self.figure.unit == Figure.Unit.YEAR:
            return str(int(self.value))
        if self.figure.unit in {Figure.Unit.FLOORS, Figure.Unit.TIMES}:
            return f"{typography.number(self.value)} {self.figure.get_unit_display()}"
        return typography.number(self.value)
