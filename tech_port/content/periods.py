"""Dates as sources give them, and relations that hold for a period."""

from django.contrib.postgres.fields import DateRangeField, RangeBoundary
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Func, Q
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    """How exactly a date is known; its column holds one day, at one end of the month, quarter or year.

    `ends_on` and `completed_on` hold the last day of the span, so that nothing is over or finished before it surely
    is; all other dates hold the first. The content loader writes them so (`LAST_DAY` in `seed/writer.py`), the
    comparisons in the models count on it, and no constraint holds it: staff may type any day of the span. A text is
    made of the span (`typography.day`), and `typography.last_day_of` gives its end from whichever day is stored.
    Storing both ends needs a migration, which comes with the claims.
    """

    DAY = "day", _("dag")
    MONTH = "month", _("måned")
    QUARTER = "quarter", _("kvartal")
    YEAR = "year", _("år")


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


class Period(models.Model):
    """A relation with a first day and, once it is known, a last day (included)."""

    starts_on = models.DateField(_("fra og med"))
    starts_precision = models.CharField(
        _("nøyaktighet"), max_length=7, choices=Precision.choices, default=Precision.DAY
    )
    start_is_known = models.BooleanField(
        _("starten er kjent"), default=True, help_text=_("Av: forholdet er kjent fra denne datoen, men kan være eldre.")
    )
    ends_on = models.DateField(_("til og med"), null=True, blank=True)
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


def period_constraint(model):
    """The check that a period does not end before it begins, under a name of the model's own."""
    return models.CheckConstraint(
        condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
        name=f"{model}_period_in_order",
        violation_error_message=_("Perioden slutter før den begynner: rett «fra og med» eller «til og med»."),
    )
