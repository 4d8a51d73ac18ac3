"""The district itself: places, business areas, programmes and history."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History

from ...norwegian.happened import first_day
from ...writing.claims import PLANS, Claim, Span
from ...writing.translated import Translated
from ..claims import Claimed, Precision, SpanField, claim_constraints, span_constraint
from .sources import Source


class Area(models.Model):
    """A place in the district or an arena beside it."""

    class Kind(models.TextChoices):
        CORE = "core", _("kjerneområde")
        ARENA = "arena", _("annen arena")
        BUSINESS = "business", _("næringsområde i regionen")
        LANDMARK = "landmark", _("kjent punkt")

    name = models.CharField(_("navn"), max_length=100, unique=True)
    slug = models.SlugField(_("adresse"), unique=True)
    kind = models.CharField(_("type"), max_length=10, choices=Kind.choices)
    town = models.CharField(_("by eller kommune"), max_length=100, default="Trondheim")
    text = Translated(models.TextField(_("tekst"), blank=True))
    latitude = models.DecimalField(
        _("breddegrad"), max_digits=7, decimal_places=4, null=True, blank=True, help_text=_("Omtrentlig, for tegning")
    )
    longitude = models.DecimalField(_("lengdegrad"), max_digits=7, decimal_places=4, null=True, blank=True)
    within = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("ligger i"),
        null=True,
        blank=True,
        related_name="landmarks",
        limit_choices_to={"kind": Kind.CORE},
        db_index=False,
        help_text=_("Kjerneområdet et kjent punkt ligger i. Tomt når det ligger utenfor."),
    )
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)
    source = models.ForeignKey(
        Source, models.PROTECT, verbose_name=_("kilde"), null=True, blank=True, related_name="areas"
    )

    history = History()

    class Meta:
        ordering = ["kind", "order", "name"]
        verbose_name = _("område")
        verbose_name_plural = _("områder")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__range=(57, 72), longitude__range=(4, 32)),
                name="area_position_in_norway",
                violation_error_message=_("Posisjonen er ikke i Norge: bredde 57–72, lengde 4–32, eller begge tomme."),
            ),
            models.CheckConstraint(
                condition=models.Q(within=None) | models.Q(kind="landmark"),
                name="area_within_is_of_a_landmark",
                violation_error_message=_("Bare et kjent punkt ligger i et område."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Its place on the page of the district: the core on the map of it, what lies farther out on the region's."""
        is_far = self.kind in (self.Kind.ARENA, self.Kind.BUSINESS)
        return f"{reverse('district')}{'?kart=regionen' if is_far else ''}#{self.slug}"


class BusinessArea(models.Model):
    """One of the association's three fields of work."""

    order = models.PositiveSmallIntegerField(_("rekkefølge"), unique=True)
    slug = models.SlugField(_("adresse"), unique=True, db_default="")
    name = Translated(models.CharField(_("navn"), max_length=100))
    text = Translated(models.TextField(_("tekst")))
    source = models.ForeignKey(Source, models.PROTECT, verbose_name=_("kilde"), null=True, blank=True, related_name="+")

    history = History()

    class Meta:
        ordering = ["order"]
        verbose_name = _("virksomhetsområde")
        verbose_name_plural = _("virksomhetsområder")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Its place on the page about the association."""
        return f"{reverse('about')}#{self.slug}"


class Programme(Claimed):
    """A meeting place or project that the association runs, or a way to work with the district."""

    class Kind(models.TextChoices):
        PROGRAMME = "programme", _("program eller prosjekt")
        COLLABORATION = "collaboration", _("vei til samarbeid")

    name = Translated(models.CharField(_("navn"), max_length=100))
    slug = models.SlugField(_("adresse"), unique=True)
    kind = models.CharField(_("type"), max_length=15, choices=Kind.choices)
    run_by = models.CharField(_("drives av"), max_length=100, blank=True)
    audience = Translated(models.CharField(_("for hvem"), max_length=300, blank=True))
    text = Translated(models.TextField(_("tekst"), blank=True))
    url = models.URLField(_("nettsted"), blank=True)
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)
    business_areas = models.ManyToManyField(
        BusinessArea, verbose_name=_("virksomhetsområder"), blank=True, related_name="programmes"
    )
    source = models.ForeignKey(Source, models.PROTECT, verbose_name=_("kilde"), null=True, blank=True, related_name="+")

    history = History()

    class Meta:
        ordering = ["kind", "order", "name_nb", "pk"]
        verbose_name = _("program")
        verbose_name_plural = _("programmer")
        constraints = claim_constraints("programme", None)

    def __str__(self):
        return self.name

    @property
    def claim(self):
        return Claim(self.basis, None, None, self.known, "property")

    def get_absolute_url(self):
        """A way to work together has a page of its own, the others a place on the page about the district."""
        if self.kind == self.Kind.COLLABORATION:
            return reverse("collaboration:programme_detail", args=[self.slug])
        return f"{reverse('about')}#{self.slug}"


class MilestoneQuerySet(models.QuerySet):
    def latest_told(self, most):
        """[Milestone] in order with their sources: of very many, the latest."""
        latest = self.select_related("source").order_by("-happened_on", "-pk")[:most]
        return list(reversed(latest))


class Milestone(Claimed):
    """A point on the district's timeline."""

    happened_on = SpanField(_("dato"))
    precision = models.CharField(_("nøyaktighet"), max_length=7, choices=Precision.choices, default=Precision.DAY)
    text = Translated(models.CharField(_("tekst"), max_length=300))
    source = models.ForeignKey(
        Source, models.PROTECT, verbose_name=_("kilde"), null=True, blank=True, related_name="milestones"
    )

    AT_FIELDS = {**Claimed.AT_FIELDS, "_happened_by_then": "happened_on"}

    objects = MilestoneQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["happened_on", "pk"]
        verbose_name = _("milepæl")
        verbose_name_plural = _("tidslinje")
        constraints = [span_constraint("milestone", "happened_on"), *claim_constraints("milestone", "happened_on")]

    def __str__(self):
        return f"{self.happened_on:%Y}: {self.text}"

    @property
    def claim(self):
        return Claim(self.basis, Span(self.happened_on, self.precision), None, self.known, "milestone")

    @property
    def is_planned(self):
        return self.basis in PLANS

    def clean(self):
        """What is still to come is a plan."""
        super().clean()
        if self.is_planned or not self.happened_on:
            return
        if first_day(self.happened_on, self.precision) > timezone.localdate():
            text = _("Dette er ikke skjedd ennå. Velg planlagt, mål eller avtalt, eller rett datoen.")
            raise ValidationError({"happened_on": ValidationError(text, "future")})
