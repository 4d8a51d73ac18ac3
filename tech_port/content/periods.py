"""Dates as sources give them, and relations that hold for a period."""

from django.contrib.postgres.fields import DateRangeField, RangeBoundary
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Func, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..norwegian import typography
from ..still_right.known import said_again
from ..writing.claims import Claim, Span
from ..writing.publication import Publication
from .claims import LAST, Claimed, Precision, SpanField, claim_constraints, span_constraint


class DateRange(Func):
    """PostgreSQL's daterange of two date columns, both ends included; a missing end is open."""

    function = "DATERANGE"
    output_field = DateRangeField()

    def __init__(self, start="starts_on", end="ends_on"):
        super().__init__(start, end, RangeBoundary(inclusive_lower=True, inclusive_upper=True))


class PeriodQuerySet(models.QuerySet):
    def on(self, day):
        """Those that hold on a day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def after(self, day):
        """Those that begin later than a day."""
        return self.filter(starts_on__gt=day)

    def ended(self, day):
        """Those that were over before a day."""
        return self.filter(ends_on__lt=day)


def shown(on, *, column="shown_from", way=""):
    """The condition of relations that the public may know of on a day; `way` leads to them, `leases__`.

    A relation is told of from the day it begins, or from another day where staff have written one: earlier for what is
    announced before its time, later for what is held back.
    """
    no_day = Q(**{f"{way}{column}": None, f"{way}starts_on__lte": on})
    return no_day | Q(**{f"{way}{column}__lte": on})


class RelationQuerySet(PeriodQuerySet):
    def shown(self, on=None):
        """Those that the public may know of on a day, today: the one condition of pages, files, counts and search.

        Each with `said_again`: the day that somebody last confirmed it, which what it says of itself follows.
        """
        told = self.filter(shown(on or timezone.localdate(), column=self.model.SHOWN_FROM))
        return told.annotate(said_again=said_again(self.model))

    def in_publication(self, publication):
        """Those that the public knows of, or does not know of yet."""
        told = self.shown()
        return told if publication == Publication.PUBLISHED else self.exclude(pk__in=told.order_by().values("pk"))


class Period(models.Model):
    """A relation with a first day and, once it is known, a last day (included).

    Where the start is not known, `starts_on` is the first day from which the relation is known.
    """

    starts_on = SpanField(_("fra og med"), precision="starts_precision")
    starts_precision = models.CharField(
        _("nøyaktighet"), max_length=7, choices=Precision.choices, default=Precision.DAY
    )
    start_is_known = models.BooleanField(
        _("starten er kjent"), default=True, help_text=_("Av: forholdet er kjent fra denne datoen, men kan være eldre.")
    )
    ends_on = SpanField(_("til og med"), precision="ends_precision", edge=LAST, null=True, blank=True)
    ends_precision = models.CharField(
        _("sluttens nøyaktighet"),
        max_length=7,
        choices=Precision.choices,
        default=Precision.DAY,
        db_default=Precision.DAY.value,
    )
    source = models.ForeignKey(
        "content.Source", models.PROTECT, verbose_name=_("kilde"), null=True, blank=True, related_name="+"
    )

    objects = PeriodQuerySet.as_manager()

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("Perioden slutter før den begynner. Rett den ene datoen.")})

    def holds_on(self, day):
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


SHOWN_FROM_HELP = _("Tomt: fra dagen det begynner. Tidligere: det er kunngjort. Senere: det venter.")


class ClaimedPeriod(Claimed, Period):
    """A relation for a period, with what it is based on."""

    KIND = "relation"
    SHOWN_FROM = "shown_from"

    shown_from = models.DateField(_("vises fra"), null=True, blank=True, help_text=SHOWN_FROM_HELP)

    objects = RelationQuerySet.as_manager()

    class Meta:
        abstract = True

    def is_shown(self, on=None):
        """Whether the public may know of it on a day, today."""
        return (getattr(self, self.SHOWN_FROM) or self.starts_on) <= (on or timezone.localdate())

    PUBLICATIONS = (Publication.SCHEDULED, Publication.PUBLISHED)

    @property
    def publication(self):
        return Publication.PUBLISHED if self.is_shown() else Publication.SCHEDULED

    @property
    def publication_in_words(self):
        """`vises`, `vises fra 1. juni 2027`."""
        if self.is_shown():
            return _("vises")
        return _("vises fra %(day)s") % {"day": typography.day(getattr(self, self.SHOWN_FROM) or self.starts_on)}

    def public_values(self):
        return {} if self.is_shown() else {self.SHOWN_FROM: timezone.localdate()}

    @property
    def is_over(self):
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    @property
    def claim(self):
        """What is said of it: see `writing.claims.Claim`."""
        start = Span(self.starts_on, self.starts_precision) if self.start_is_known else None
        known = self.known or (None if self.start_is_known else Span(self.starts_on, self.starts_precision))
        end = Span.of(self.ends_on, self.ends_precision)
        seen = None if start else Span(self.starts_on, self.starts_precision)
        again = Span.of(getattr(self, "said_again", None))
        return Claim(self.basis, start, end, known, self.KIND, seen=seen, again=again)


def period_constraints(model):
    """The checks of a period, under names of the model's own: in order, and each end at the edge of its span."""
    return [
        models.CheckConstraint(
            condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
            name=f"{model}_period_in_order",
            violation_error_message=_("Perioden slutter før den begynner: rett «fra og med» eller «til og med»."),
        ),
        span_constraint(model, "starts_on", "starts_precision"),
        span_constraint(model, "ends_on", "ends_precision", LAST),
    ]


def claimed_period_constraints(model, **plan):
    """The same, and those of a claim."""
    return [*period_constraints(model), *claim_constraints(model, "starts_on", **plan)]
