"""What a series comes to, in a sentence or two that its data carry, and no more. Values in, values out.

A target is a number to reach. Whether it was reached is said only where something was measured by its time that says so
exactly enough; what nobody has measured is not known.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from tech_port.writing.claims import Span

REACHING = frozenset({"exact", "sum", "more_than", "at_least", "just_over"})  # at least as much as the value
MISSING = frozenset({"exact", "sum", "at_most", "nearly"})  # at most as much


@dataclass(frozen=True)
class Measured:
    """A value in words without its unit, as of when, and how exactly it is known."""

    value: Decimal
    words: str
    span: Span
    qualifier: str = "exact"


@dataclass(frozen=True)
class Finding:
    """A heading; beside it in strong words what its time means, and what nobody knows. Both may be empty."""

    heading: str
    meaning: str = ""
    unknown: str = ""


def finding(measured, target, noun, today):
    """Of what was measured, oldest first, a target or None, and what is counted (`bedrifter`, or "")."""
    latest = measured[-1] if measured else None
    if target is None:
        return _without_target(latest, noun)
    aim = _with_noun(_in_words(target), noun)
    if latest is None:
        return _unmeasured(target, aim, today)
    if reached := next((one for one in measured if is_reached(one, target)), None):
        return Finding(
            _("Målet var %(aim)s. Det ble %(value)s.") % {"aim": aim, "value": reached.words},
            _("Målet for %(when)s ble nådd; siste kjente tall er fra %(known)s.")
            % {"when": target.span, "known": latest.span},
        )
    if today <= target.span.last:
        return Finding(
            _("Målet er %(aim)s i %(when)s. %(value)s er det siste vi vet.")
            % {"aim": aim, "when": target.span, "value": _capital(latest.words)},
            _("Siste kjente tall er fra %(known)s.") % {"known": latest.span},
        )
    if missed := next((one for one in reversed(measured) if is_missed(one, target)), None):
        return Finding(
            _("%(aim)s var målet. Det ble %(value)s.") % {"aim": _capital(aim), "value": missed.words},
            _("Målet for %(when)s ble ikke nådd; siste kjente tall er fra %(known)s.")
            % {"when": target.span, "known": latest.span},
        )
    return Finding(
        _("%(aim)s var målet. %(value)s er det siste vi vet.")
        % {"aim": _capital(aim), "value": _capital(latest.words)},
        passed(target.span, latest.span),
        _("Ingen kilde vi har, sier om målet ble nådd."),
    )


def is_reached(one, target):
    """Whether a measurement from before the target's time was over says surely that it was reached."""
    return one.value >= target.value and one.qualifier in REACHING and one.span.last <= target.span.last


def is_missed(one, target):
    """Whether a measurement of the very time of the target says surely that it was not."""
    overlaps = one.span.first <= target.span.last and one.span.last >= target.span.last
    return overlaps and one.value < target.value and one.qualifier in MISSING


def passed(aimed_at, known):
    """`Målåret 2025 er passert; siste kjente tall er fra 2018.`"""
    if aimed_at.precision == "year":
        text = _("Målåret %(when)s er passert; siste kjente tall er fra %(known)s.")
    else:
        text = _("Målet gjaldt %(when)s; siste kjente tall er fra %(known)s.")
    return text % {"when": aimed_at, "known": known}


def _without_target(latest, noun):
    if latest is None:
        return Finding(_("Distriktet i tall"))
    value = _with_noun(latest.words, noun)
    return Finding(
        _("%(value)s er det siste vi vet.") % {"value": _capital(value)},
        _("Siste kjente tall er fra %(known)s.") % {"known": latest.span},
    )


def _unmeasured(target, aim, today):
    unknown = _("Ingen kilde vi har, sier hvor mange det er.")
    if today > target.span.last:
        return Finding(_("%(aim)s var målet for %(when)s.") % {"aim": _capital(aim), "when": target.span}, "", unknown)
    return Finding(_("Målet er %(aim)s i %(when)s.") % {"aim": aim, "when": target.span}, "", unknown)


def _in_words(target):
    """`tusen` where a number has a word of its own that reads better in a sentence."""
    return _("tusen") if target.value == 1000 else target.words


def _with_noun(words, noun):
    return f"{words} {noun}" if noun else words


def _capital(text):
    return text[:1].upper() + text[1:]
