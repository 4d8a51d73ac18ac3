"""When records were last known to be right: the later of their source's day and what somebody confirmed, in SQL."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from django.contrib.admin.models import LogEntry
from django.db import connection
from django.db.models import Case, CharField, Count, DateField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..writing.claims import A_YEAR, Span
from .kinds import DAY, Kind, kind_of, kinds, type_of
from .models import Confirmation

PAGE = 50
LATER = Q(confirmed__isnull=False) & (Q(said_on=None) | Q(confirmed__gte=F("said_on")))
COLUMNS = ("number", "called", "right_on", "right_last", "right_precision", "confirmation")
OF_SOME = """
    SELECT %s::int AS kind_number, number, called, right_on, right_last, right_precision, confirmation
    FROM ({rows}) AS told WHERE number = ANY(%s)
"""
HOW_MANY = "SELECT COUNT(*) AS count FROM ({rows}) AS told"
STATEMENTS = 100  # kept at once of a sort: of each kind and language on two days


def since(today):
    """The first day that is not too long ago: as claims see it, whose sources are stale after a year."""
    return today - A_YEAR


@dataclass(frozen=True)
class LastRight:
    """When one record was last known to be right; `span` is None where nobody has said."""

    name: str
    span: Span | None
    confirmation: int | None = None

    def is_fresh(self, today):
        return self.span is not None and self.span.last >= since(today)

    def sentence(self, today):
        if self.span is None:
            return _("Ikke bekreftet.")
        text = _("Sist bekreftet riktig %(day)s.") if self.is_fresh(today) else _("Ikke bekreftet siden %(day)s.")
        return text % {"day": self.span}

    @classmethod
    def of(cls, row):
        """From a row with `COLUMNS`."""
        return cls(row["called"], Span.of(row["right_on"], row["right_precision"]), row["confirmation"])


def said_of(model):
    """Standing confirmations of the record of an outer query, the latest first."""
    said = Confirmation.objects.standing().filter(**type_of(model, "about_type"), about_id=OuterRef("pk"))
    return said.latest_first()


@cache
def said_again(model):
    """The day that somebody last confirmed a record of a model, as an expression; None where nobody has."""
    return Subquery(said_of(model).values("day")[:1], DateField())


def with_day(kind: Kind, rows):
    """Rows of a kind with `right_on` and `right_last`: the first and last day of when each was last known to be right.

    A confirmation counts from the first day of the span, as a year, that the source speaks of.
    """
    found = rows.order_by().annotate(said_on=kind.day, confirmed=said_again(kind.model))
    return found.annotate(
        right_on=Case(When(LATER, then="confirmed"), default="said_on", output_field=DateField()),
        right_last=Case(When(LATER, then="confirmed"), default=kind.last, output_field=DateField()),
    )


def with_last_right(kind: Kind, rows):
    """The same with all `COLUMNS`: number, what each is called, and by whose word it was last right."""
    return with_day(kind, rows).annotate(
        number=F("pk"),
        called=Cast(kind.title(get_language()), CharField()),
        confirmation=Case(When(LATER, then=Subquery(said_of(kind.model).values("pk")[:1]))),
        right_precision=Case(When(LATER, then=DAY), default=Cast(kind.precision, CharField())),
    )


def last_right(records: Iterable, public_on: date | None = None) -> dict:
    """{record: LastRight} of records of any kinds, in one query; only of those that the public sees on a day, if given.

    Records of which there is no kind are in no answer, and cost nothing.
    """
    by_model = {}
    for record in records:
        if record is not None and record.pk and kind_of(type(record)):
            by_model.setdefault(type(record), {})[record.pk] = record
    if not by_model:
        return {}
    parts, values = [], []
    for place, (model, found) in enumerate(by_model.items()):
        rows, its_values = _written(model, get_language(), public_on)
        parts.append(OF_SOME.format(rows=rows))
        values += [place, *its_values, list(found)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        names = [column.name for column in cursor.description]
        told, found = [dict(zip(names, row, strict=True)) for row in cursor], list(by_model.values())
    return {found[row["kind_number"]][row["number"]]: LastRight.of(row) for row in told}


@lru_cache(STATEMENTS)
def _written(model, language, public_on):
    """(SQL, values) of all rows of a kind; written once, as the ORM takes longer to write it than it takes to answer.

    `language` is the current one.
    """
    kind = kind_of(model)
    rows = kind.public(public_on) if public_on else model._base_manager.all()
    return with_last_right(kind, rows).values(*COLUMNS).query.sql_with_params()


# All kinds together


@dataclass(frozen=True)
class Share:
    """How many records of a kind there are, and of how many somebody has said in twelve months that they are right."""

    label: str
    total: int
    fresh: int
    never: int

    @property
    def percent(self):
        return self.fresh * 100 // self.total if self.total else 0


def shares(today: date, of: Iterable[Kind] | None = None) -> list[Share]:
    """The share of each kind that the site has any of, as it stands, in the order in which apps declare them.

    `of` are the kinds that are asked for, all where it is None.
    """
    places = [place for place, kind in enumerate(kinds()) if of is None or kind in of]
    if not places:
        return []
    with connection.cursor() as cursor:
        cursor.execute(*_counted(tuple(places), today))
        found = sorted(cursor.fetchall())
    return [Share(kinds()[place].labels, *numbers) for place, *numbers in found if numbers[0]]


@lru_cache(STATEMENTS)
def _counted(places, today):
    """(SQL, values) of the numbers of these kinds; written once, as for `_written`."""
    counted = [
        with_day(kind, kind.public(today))
        .values(kind_number=Value(place))
        .annotate(
            total=Count("pk"),
            fresh=Count("pk", filter=Q(right_last__gte=since(today))),
            never=Count("pk", filter=Q(right_on=None)),
        )
        .values_list("kind_number", "total", "fresh", "never")
        for place, kind in enumerate(kinds())
        if place in places
    ]
    return counted[0].union(*counted[1:], all=True).query.sql_with_params()


def together(found: list[Share]) -> Share:
    """The shares of all kinds as one."""
    return Share("", *(sum(getattr(one, name) for one in found) for name in ("total", "fresh", "never")))


def queue(of: list[Kind], today: date, *, words="", mine_of=None, is_all=False):
    """Rows with `COLUMNS` and `kind_number` of the kinds, those that nobody has spoken of first, then the oldest.

    `mine_of` is who has changed or confirmed them; only what is too old, unless `is_all`.
    """
    places = tuple(place for place, kind in enumerate(kinds()) if kind in of)
    mine_of = mine_of and mine_of.pk
    return Rows(*_queued(places, today, get_language(), words, mine_of, is_all)) if places else []


@lru_cache(STATEMENTS)
def _queued(places, today, language, words, mine_of, is_all):
    """(SQL, values) of the queue; written once, as for `_written`: the ORM takes a quarter of a second."""
    parts = []
    for place in places:
        kind = kinds()[place]
        rows = with_last_right(kind, kind.public(today))
        rows = rows if is_all else rows.filter(Q(right_on=None) | Q(right_last__lt=since(today)))
        rows = rows.filter(called__finds=words) if words else rows
        rows = rows.filter(_touched_by(mine_of, kind)) if mine_of else rows
        parts.append(rows.values(*COLUMNS, kind_number=Value(place)))
    order = (F("right_on").asc(nulls_first=True), "kind_number", "called", "number")
    return parts[0].union(*parts[1:], all=True).order_by(*order).query.sql_with_params()


@dataclass(frozen=True)
class Rows:
    """The rows that a statement answers, some at a time."""

    sql: str
    values: tuple

    def count(self):
        return self._answer(HOW_MANY.format(rows=self.sql))[0]["count"]

    def __iter__(self):
        return iter(self._answer(self.sql))

    def __getitem__(self, part):
        return self._answer(f"{self.sql} LIMIT %s OFFSET %s", part.stop - part.start, part.start)

    def _answer(self, sql, *more):
        with connection.cursor() as cursor:
            cursor.execute(sql, [*self.values, *more])
            names = [column.name for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]


def _touched_by(user, kind):
    entries = LogEntry.objects.filter(user=user, object_id=Cast(OuterRef("pk"), CharField()))
    return Exists(entries.filter(**type_of(kind.model, "content_type")))
