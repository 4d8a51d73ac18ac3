"""`{% last_right organisation seats %}`: when what a page tells was last known to be right."""

from dataclasses import dataclass

from django import template
from django.utils import timezone

from tech_port.versions.memo import remembered

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
def last_right(*told, named=False):
    """Of records, and lists of records of one kind, in one query; nothing of samples and of what is not shown.

    A line says of what kind it is where there are several, or where it is `named`: no page's own subject then.
    """
    today = timezone.localdate()
    lists = [[one for one in (some if isinstance(some, (list, tuple)) else [some]) if one] for some in told]
    known = _known(tuple(record for rows in lists for record in rows), today)
    lines = [line for rows in lists for line in lines_of(rows, known, today)]
    return {"lines": lines, "are_many": named or len(lines) > 1}


@remembered(entries=512)
def _known(records, today):
    """{record: LastRight} of what the public sees."""
    return known_of(records, public_on=today)


def lines_of(rows, known, today):
    """The lines of one list: one where all were last right on the same day."""
    by_sentence = {}
    for row in rows:
        if row in known:
            by_sentence.setdefault(known[row].sentence(today), []).append(known[row].name)
    kind = kind_of(type(rows[0])) if by_sentence else None
    differ = len(by_sentence) > 1
    return [
        Line(kind.label if len(names) == 1 else kind.labels, sentence, names if differ else [])
        for sentence, names in by_sentence.items()
    ]


@register.inclusion_tag("still_right/_shares.html")
def shares_still_right():
    """How much of what the site says somebody has confirmed in twelve months, by kind."""
    today = timezone.localdate()
    found = _shares(today)
    return {"shares": found, "whole": together(found), "since": since(today)}


@remembered()
def _shares(today):
    return shares(today)
