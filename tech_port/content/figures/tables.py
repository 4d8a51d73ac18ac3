"""The table of series that stand beside one another: a row a year, with the same breaks and gaps as their charts."""

from dataclasses import dataclass

from .charts import unknown_years
from .series import span_of


@dataclass(frozen=True)
class Row:
    """A time and, for each series, its observation or None; `kind` is "known", "unknown" or "target".

    `broken` are the figures whose series breaks before it, `notes` what their reports say of a new way of counting.
    """

    kind: str
    when: str
    cells: tuple
    broken: tuple = ()
    notes: tuple = ()

    @property
    def columns(self):
        return len(self.cells) + 1

    @property
    def is_partial(self):
        """Whether it breaks some of the series and not all."""
        return len(self.broken) < len(self.cells)


def rows_of(series, today):
    """What was measured, year by year, then the years since that nobody has counted, then the targets."""
    measured = {}
    for index, one in enumerate(series):
        for observation in one.measured:
            measured.setdefault(span_of(observation), {})[index] = observation
    spans = sorted(measured, key=lambda span: (span.last, span.first))
    at = _breaks(series, spans)
    rows = [_row("known", span, measured[span], series, at.get(span, ())) for span in spans]
    if spans and (years := unknown_years(spans[-1], today)):
        rows.append(Row("unknown", years, tuple(None for _one in series)))
    return rows + _targets(series)


def _targets(series):
    aims = {}
    for index, one in enumerate(series):
        if one.target:
            aims.setdefault(span_of(one.target), {})[index] = one.target
    return [_row("target", span, aims[span], series) for span in sorted(aims, key=lambda span: span.last)]


def _row(kind, span, observations, series, broken=()):
    cells = tuple(observations.get(index) for index in range(len(series)))
    notes = tuple(str(one.method_note) for _index, one in broken if one.method_note)
    figures = tuple(series[index].figure for index, _one in broken)
    return Row(kind, str(span), cells, figures, tuple(dict.fromkeys(notes)))


def _breaks(series, spans):
    """{span: [(number of the series, the observation that breaks)]}: the row that a break stands before.

    A break lies somewhere between two neighbours of its series, so those of one report share a row where they can.
    """
    intervals = []
    for index, one in enumerate(series):
        for earlier, later in zip(one.measured, one.measured[1:], strict=False):
            if later.pk in one.breaks:
                intervals.append((spans.index(span_of(earlier)), spans.index(span_of(later)), index, later))
    placed = {}
    for start, end, index, later in sorted(intervals, key=lambda interval: interval[1]):
        shared = [at for at, held in placed.items() if start < at <= end and _of_source(held, later)]
        placed.setdefault(shared[0] if shared else end, []).append((index, later))
    return {spans[at]: tuple(held) for at, held in placed.items()}


def _of_source(held, observation):
    return any(one.source_id == observation.source_id for _index, one in held)
