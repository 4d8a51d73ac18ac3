"""What sources say of one thing, one row each on one scale. Values in, values out."""

from dataclasses import dataclass
from decimal import Decimal

from tech_port.norwegian import typography

from .charts import step_of

MOST_LINES = 5


@dataclass(frozen=True)
class Mark:
    """What was stated, and where it stands in percent of the scale's width, as style sheets and SVG write it."""

    stated: object
    at: str


@dataclass(frozen=True)
class Scale:
    """Rows from the lowest to the highest value, and [(percent, number)] of the scale below them."""

    marks: tuple
    lines: tuple


def scale_of(statements):
    """A scale for statements with a `value`; it begins and ends on round numbers, and need not begin with zero."""
    ordered = sorted(statements, key=lambda one: one.value)
    low, high = ordered[0].value, ordered[-1].value
    step = Decimal(str(step_of(high - low)))
    first = low // step * step
    last = -(-high // step) * step
    while (last - first) / step >= MOST_LINES + 1:
        step *= 2
        first, last = low // step * step, -(-high // step) * step
    span = (last - first) or Decimal(1)

    def percent(value):
        return f"{(value - first) / span * 100:.2f}"

    lines = [first + step * number for number in range(int((last - first) / step) + 1)]
    return Scale(
        tuple(Mark(one, percent(one.value)) for one in ordered),
        tuple((percent(line), typography.number(line)) for line in lines),
    )
