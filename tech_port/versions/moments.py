"""When the clock alone changes what the public sees, as each app says in its `by_the_clock.py`: `MOMENTS`.

Whatever turns with the day turns at midnight, and needs no mention.
"""

from datetime import datetime, time, timedelta
from functools import cache
from importlib import import_module
from typing import NamedTuple

from django.apps import apps
from django.utils import timezone
from django.utils.module_loading import module_has_submodule
from psycopg import sql

AT_A_TIME = 100
AHEAD = timedelta(days=1)
ONE = sql.SQL("SELECT {column} + {shift} FROM {table} WHERE {column} > {now} - {shift}")
NEXT = sql.SQL("SELECT DISTINCT at FROM ({all}) AS turns (at) WHERE at <= {until} ORDER BY at LIMIT {limit}")


class Moments(NamedTuple):
    """What a column of moments says, or so long after it."""

    table: str
    column: str
    shift: timedelta = timedelta()


def next_moments(connection, now):
    """Seconds since 1970 of the moments to come within a day, midnight among them, the next one first."""
    questions = [
        ONE.format(
            table=sql.Identifier(table), column=sql.Identifier(column), shift=sql.Literal(shift), now=sql.Literal(now)
        )
        for table, column, shift in declared()
    ]
    every = sql.SQL(" UNION ALL ").join(questions)
    question = NEXT.format(all=every, until=sql.Literal(now + AHEAD), limit=sql.Literal(AT_A_TIME))
    found = {at for (at,) in connection.execute(question).fetchall()}
    return sorted(moment.timestamp() for moment in {*found, midnight_after(now)})


def midnight_after(now):
    """The next one in Oslo."""
    day = timezone.localdate(now) + timedelta(days=1)
    return datetime.combine(day, time(), tzinfo=timezone.get_default_timezone())


@cache
def declared():
    """[Moments] of all apps."""
    modules = [
        import_module(f"{config.name}.by_the_clock")
        for config in apps.get_app_configs()
        if module_has_submodule(config.module, "by_the_clock")
    ]
    return [moments for module in modules for moments in module.MOMENTS]
