"""`{% last_right organisation seats %}`: when what a page tells was last known to be right."""

from dataclasses import dataclass

from django import template
from django.utils import timezone

from ..kinds import kind_of
from ..known import last_right as known_of
from ..known import shares, since, together

register = template.Library()


@dataclass(frozen=True)
class Line:
    """A sentence, of which kind it is, and of which records where a page has several that differ."""

    label: str
    sentence: str
    names: list


@register.inclusion_tag("still_right/_last_right.html")
def last_right(*told):
    """Of each record, or list of records of one kind, in one query a kind; nothing of samples and what is not shown."""
    lines = [line for one in told for line in lines_of(one)]
    return {"lines": lines, "are_many": len(lines) > 1}


def lines_of(told):
    """The lines of one kind: one where all were last right on the same day."""
    today = timezone.localdate()
    rows = [row for row in (told if isinstance(told, (list, tuple)) else [told]) if row]
    found = known_of(rows, public_on=today)
    by_sentence = {}
    for row in rows:
        if row.pk in found:
            by_sentence.setdefault(found[row.pk].sentence(today), []).append(found[row.pk].name)
    kind = kind_of(type(rows[0])) if rows else None
    differ = len(by_sentence) > 1
    return [
        Line(kind.label if len(names) == 1 else kind.labels, sentence, names if differ else [])
        for sentence, names in by_sentence.items()
    ]


@register.inclusion_tag("still_right/_shares.html")
def shares_still_right():
    """How much of what the site says somebody has confirmed in twelve months, by kind."""
    today = timezone.localdate()
    found = shares(today)
    return {"shares": found, "whole": together(found), "since": since(today)}
