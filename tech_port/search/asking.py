"""Asking: what each word may mean, then all that has every word, ranked, by one statement."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from itertools import combinations, groupby

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Case, IntegerField, Q, Value, When
from django.utils import timezone, translation

from premises.models import Unit

from .fixed import fixed_pages
from .hits import hit
from .kinds import TITLES, is_visible
from .models import Record
from .words import MISSPELT, PART, SAME, START, STEM, own_words, parts_of, read

SHOWN = 10  # hits of a kind
RANKED = 1000  # hits that are put in order, the best of them first
CERTAIN = (SAME, STEM, MISSPELT)
BEGUN, ALL = (*CERTAIN, START), (*CERTAIN, START, PART)
# How well a record has all the words: it is called just that, its title has them as they stand, its names have them,
# something there begins with them; then its text, and last what has one as a part of another word.
TITLE, IN_TITLE, NAME, BEGUN_NAME, TEXT, SOMEHOW_NAME, SOMEHOW = range(7)
LEVELS = (
    (IN_TITLE, (SAME,), "A"),
    (NAME, CERTAIN, "AB"),
    (BEGUN_NAME, BEGUN, "AB"),
    (TEXT, CERTAIN, ""),
    (SOMEHOW_NAME, ALL, "AB"),
)

# What has all the words; where nothing has, what has all but one. What has them in the page's language, where anything
# has. Of one person's roles the best is shown. Events to come stand before those that are over, those with the words in
# their title first, then the nearest; of people those who have not left, then those of whom it was said last.
RANKING = """
WITH matching AS MATERIALIZED ({matching} LIMIT {ranked}),
known AS MATERIALIZED (
    SELECT matching.*, {own} @@ to_tsquery('simple', CASE WHEN has_all THEN %s ELSE %s END) AS is_own
    FROM matching JOIN search_record AS record ON record.id = matching.id
    WHERE has_all OR NOT EXISTS (SELECT FROM matching WHERE has_all)
), found AS MATERIALIZED (SELECT * FROM known WHERE is_own OR NOT EXISTS (SELECT FROM known WHERE is_own)),
best AS (
    SELECT DISTINCT ON (kind, subject) *, level < {text} AS by_name,
        CASE WHEN kind = 'events' THEN ends_at < %s ELSE false END AS is_over
    FROM found CROSS JOIN array_position(ARRAY['seat', 'role', 'contact', 'speaker'], source::text) AS role
    ORDER BY kind, subject, level, role, starts_at DESC NULLS LAST, key
), placed AS (
    SELECT best.*, count(*) OVER by_kind AS total, min(level) OVER by_kind AS nearest,
        row_number() OVER (PARTITION BY best.kind ORDER BY is_over,
            CASE WHEN best.kind = 'events' THEN level > {in_title} END,
            CASE WHEN best.kind = 'events' THEN NOT by_name END,
            CASE WHEN best.kind = 'events' AND NOT is_over THEN best.starts_at END,
            CASE WHEN best.kind <> 'events' THEN level END, role,
            CASE WHEN best.kind <> 'people' THEN best.starts_at END DESC NULLS LAST, facts->>'ends_on' DESC NULLS FIRST,
            greatest(facts->>'starts_on', facts->>'known_on') DESC NULLS LAST,
            ts_rank(vector, to_tsquery('simple', %s), 1) DESC, best.folded, best.key) AS place
    FROM best JOIN search_record USING (id) WINDOW by_kind AS (PARTITION BY best.kind)
)
SELECT record.*, total, nearest, has_all, is_own, CASE WHEN record.source = 'unit' THEN (
    SELECT to_jsonb(today) FROM ({units}) AS today WHERE today.id = record.key
) END AS today
FROM placed JOIN search_record AS record USING (id)
WHERE place > %s AND place <= %s ORDER BY record.kind, place
"""
TODAY = ("id", "asked_day", "first_lease_on", "lease_basis", "reservation", "available_from")
# Where a statement that is kept holds the place of what is asked: no value that the ORM writes is one of them.
NOW = datetime.min.replace(tzinfo=UTC)
QUESTION, EVERY, MOST, SOME = "§ question", "§ every", "§ most", "§ some"
STATEMENTS = 100  # kept at once: of each kind and language, for one word and for several
COLUMNS = ("id", "kind", "source", "key", "subject", "folded", "starts_at", "ends_at", "level", "has_all")


@dataclass(frozen=True)
class Group:
    """The hits of one kind, how many there are in all, and where they are if that is not in the search."""

    key: str
    title: str
    hits: list
    count: int
    address: str = ""


@dataclass(frozen=True)
class Answer:
    """What was found: `words` is what was looked for, `is_partial` that each hit lacks one of them.

    It `is_own` where the words are in the page's language, or in what has no text in it.
    """

    groups: list = field(default_factory=list)
    words: list = field(default_factory=list)
    is_partial: bool = False
    is_own: bool = True

    @property
    def count(self):
        return sum(group.count for group in self.groups)


def ask(question, language=None, now=None, *, kind="", offset=0, limit=SHOWN):
    """The answer to a question, in a language and as of a moment: of one kind alone, or `limit` of each.

    Two statements; none for a question without words.
    """
    with translation.override(language or translation.get_language()):
        now = now or timezone.now()
        asked = read(question)
        if not asked:
            return Answer()
        rows = _rows(asked, question, now, kind, offset, limit)
        today = timezone.localdate(now)
        by_kind = {name: list(found) for name, found in groupby(rows, key=lambda row: row["kind"])}
        groups = [_group(name, by_kind[name], today) for name in sorted(by_kind, key=lambda name: _turn(by_kind[name]))]
        is_partial = bool(rows) and not rows[0]["has_all"]
        pages = fixed_pages(asked) if kind in ("", "sider") else []
        if pages:
            groups = [] if is_partial else groups  # the pages have all the words
            groups.insert(0, Group("sider", TITLES["sider"], pages[offset : offset + limit], len(pages)))
        return Answer(groups, asked, is_partial and not pages, bool(pages) or not rows or rows[0]["is_own"])


def _turn(rows):
    """Kinds of which something is called just that stand first, then those with something found by its name."""
    nearest = rows[0]["nearest"]
    return nearest > TITLE, nearest >= TEXT, list(TITLES).index(rows[0]["kind"])


def _group(kind, rows, today):
    return Group(kind, TITLES[kind], [hit(row, today) for row in rows], rows[0]["total"])


def _rows(asked, question, now, kind, offset, limit):
    today = timezone.localdate(now)
    statement, values = _written(today, timezone.localdate(), translation.get_language(), kind, len(asked) > 1)
    every, most, some = (_words(asked, least, ALL) for least in (len(asked), _least(asked), 1))
    given = {
        NOW: now,
        QUESTION: " ".join(parts_of(question)),
        EVERY: every,
        MOST: most,
        SOME: some,
        **{_place(one): _words(asked, len(asked), *one[1:]) for one in LEVELS},
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, [*(_given(value, given) for value in values), offset, offset + limit])
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return [row | {name: json.loads(row[name] or "{}") for name in ("facts", "today")} for row in rows]


def _given(value, given):
    return given.get(value, value) if isinstance(value, (str, datetime)) else value


@lru_cache(STATEMENTS)
def _written(day, today, language, kind, are_several):
    """The statement and its values but for the last two, in which the places of what is asked are held.

    The ORM takes longer to write it than PostgreSQL to answer. `day` is that of the question, `today` the one it is,
    and `language` the current one.
    """
    condition = is_visible(day, NOW) & (Q(kind=kind) if kind else Q())
    matching, values = _matching(condition, are_several)
    units, of_today = Unit.objects.order_by().as_of(day).values(*TODAY).query.sql_with_params()
    statement = RANKING.format(
        matching=matching, units=units, ranked=RANKED, text=TEXT, in_title=IN_TITLE, own=own_words()
    )
    return statement, (*values, EVERY, MOST, NOW, SOME, *of_today)


def _matching(condition, are_several):
    """The statement for the records that have all words or all but one, the best first, and its values."""
    levels = [When(vector=_query(_place(one)), then=Value(one[0])) for one in LEVELS]
    is_title = When(folded=QUESTION, then=Value(TITLE))
    has_all = Case(When(vector=_query(EVERY), then=True), default=False)
    rows = Record.objects.filter(condition, vector=_query(MOST)).annotate(
        level=Case(is_title, *levels, default=Value(SOMEHOW), output_field=IntegerField()),
        has_all=has_all if are_several else Value(True),
    )
    return rows.order_by("-has_all", "level").values_list(*COLUMNS).query.sql_with_params()


def _place(level):
    return f"§ level {level[0]}"


def _least(asked):
    """How many of the words something must have at least."""
    return max(1, len(asked) - 1)


def _query(words):
    return SearchQuery(words, config="simple", search_type="raw")


def _words(asked, least, readings, weights=""):
    """What to ask of a vector to have so many of the words; a number without its street is not most of an address."""
    words = {one.text: one.query(*readings, weights=weights) for one in asked}
    some = [few for few in combinations(asked, least) if not all(map(_is_number, few))] or [asked]
    return " | ".join(" & ".join(words[one.text] for one in few) for few in some)


def _is_number(one):
    return one.text.isdigit()
