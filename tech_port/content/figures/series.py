"""A figure that was counted at several times: what breaks it, its chart, its finding, and what has changed."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from tech_port.norwegian import typography
from tech_port.writing.claims import Span

from ..models import Figure
from . import charts, findings

WITH_UNIT = {Figure.Unit.SQUARE_METRES, Figure.Unit.NOK, Figure.Unit.YEAR, Figure.Unit.FLOORS, Figure.Unit.TIMES}


def span_of(observation):
    """When a value is of, or None where its source has no date."""
    return Span.of(observation.as_of, observation.precision)


def breaks_between(earlier, later):
    """Whether what two neighbours of a series count may differ: another report, or one that says so itself."""
    return later.source_id != earlier.source_id or bool(later.method_note)


@dataclass(frozen=True)
class Series:
    """A figure with its dated observations, oldest first; reads what was prefetched."""

    figure: Figure

    @cached_property
    def measured(self):
        return [one for one in self.figure.measured if one.as_of]

    @property
    def latest(self):
        return self.measured[-1] if self.measured else None

    @property
    def target(self):
        return self.figure.target

    @property
    def noun(self):
        """What is counted, or "" where the value says it: `bedrifter`."""
        return "" if self.figure.unit in WITH_UNIT else str(self.figure.get_unit_display())

    @property
    def first_year(self):
        """The first year that something was measured in."""
        return self.measured[0].as_of.year

    @cached_property
    def breaks(self):
        """{primary key of an observation that breaks with the one before it}."""
        pairs = zip(self.measured, self.measured[1:], strict=False)
        return {later.pk for earlier, later in pairs if breaks_between(earlier, later)}

    def chart(self, today, *, is_small=False, since=9999):
        points = [self._point(one) for one in self.measured]
        target = self.target and self._point(self.target)
        return charts.Chart(tuple(points), target, today, is_small, since)

    def _point(self, one):
        return charts.Point(span_of(one), one.value, one.in_words, one.pk in self.breaks)

    def finding(self, today):
        measured = [self._measured(one) for one in self.measured]
        return findings.finding(measured, self.target and self._measured(self.target), self.noun, today)

    def _measured(self, one):
        return findings.Measured(one.value, one.in_words, span_of(one), one.qualifier)

    @property
    def change(self):
        """`196 flere fra 2012 til 2018.`; "" where the first or the last number is not exact, or there is one alone."""
        if len(self.measured) < 2:
            return ""
        first, last = self.measured[0], self.measured[-1]
        if {first.qualifier, last.qualifier} != {"exact"}:
            return ""
        difference = last.value - first.value
        text = _("%(number)s flere fra %(first)s til %(last)s.")
        if difference < 0:
            text = _("%(number)s færre fra %(first)s til %(last)s.")
        number = typography.number(abs(difference))
        return text % {"number": number, "first": span_of(first), "last": span_of(last)}
