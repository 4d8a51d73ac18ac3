"""Texts in two languages whose English waits for somebody: which they are, since when, and what the Norwegian was.

An English text is settled by the row of its record's history in which it was written, or in which somebody said that
it is right as it stands; it is outdated when the Norwegian is another now than in that row. Where the history begins
with both texts as they stood on a day, nobody knows whether the English has followed.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from translated_fields import show_language_code

from ...history.acting import ENGLISH_IS_RIGHT, Way, acting
from ...history.many import repeat
from ...norwegian import typography
from ...writing.translated import translated_names

BEGAN = f"(settled.history_way = '{Way.COMMAND}' AND settled.history_change_reason = '')"  # see `history.beginning`


class State(models.TextChoices):
    MISSING = "mangler", gettext_lazy("mangler")
    OUTDATED = "eldre", gettext_lazy("eldre enn den norske")
    UNKNOWN = "ukjent", gettext_lazy("ukjent om den er fulgt opp")


@dataclass(frozen=True)
class Text:
    """`since` is when the English began to be missing or outdated, None where nobody knows; `before` the Norwegian
    that an outdated one was written to."""

    model: type[models.Model]
    key: int
    name: str
    state: str
    since: datetime | None
    before: str | None = None

    @property
    def label(self):
        return label_of(self.model, self.name)

    @property
    def is_missing(self):
        return self.state == State.MISSING

    @property
    def in_words(self):
        return State(self.state).label

    @property
    def day(self):
        return typography.day(timezone.localdate(self.since)) if self.since else ""

    @property
    def sentence(self):
        """What is the matter, as its page says it."""
        day = self.day
        if self.state == State.UNKNOWN:
            return _("Historikken sier ikke om den engelske teksten har fulgt den norske.")
        if self.is_missing:
            return _("Har manglet engelsk siden %(day)s.") % {"day": day} if day else _("Mangler engelsk.")
        return _("Den norske teksten er endret %(day)s, etter at den engelske ble skrevet.") % {"day": day}


def label_of(model, name):
    """What a text is called in either language."""
    with show_language_code(False):
        return capfirst(str(model._meta.get_field(f"{name}_nb").verbose_name))


OF_ONE = """
    SELECT {number}, kept.id, '{name}',
        CASE WHEN kept.{en} = '' THEN '{missing}' WHEN settled.{nb} <> kept.{nb} THEN '{outdated}' ELSE '{unknown}' END,
        CASE WHEN kept.{en} <> '' THEN (
            SELECT MIN(history_date) FROM {history} AS told
            WHERE told.id = kept.id AND told.history_id > settled.history_id AND told.{nb} <> settled.{nb}
        ) WHEN NOT {began} THEN settled.history_date END,
        CASE WHEN kept.{en} <> '' AND settled.{nb} <> kept.{nb} THEN settled.{nb} END
    FROM {table} AS kept
    LEFT JOIN LATERAL (
        SELECT told.* FROM {history} AS told
        WHERE told.id = kept.id AND told.history_id > COALESCE((
            SELECT MAX(other.history_id) FROM {history} AS other
            WHERE other.id = kept.id AND (other.{en} <> kept.{en} OR other.{nb} = '')
        ), 0)
        ORDER BY CASE told.history_change_reason WHEN '{right}{name}' THEN -told.history_id ELSE told.history_id END
        LIMIT 1
    ) AS settled ON TRUE
    WHERE kept.{nb} <> '' AND kept.{en} <> kept.{nb}
        AND (kept.{en} = '' OR settled.{nb} IS DISTINCT FROM kept.{nb} OR {began})
"""


def waiting(rows):
    """[Text] of some records, `rows` being a queryset of each model, in one query; the oldest first, and before them
    those that are older than their history."""
    parts, params = [], []
    for number, of in enumerate(rows):
        for name in translated_names(of.model):
            parts.append(_question(number, of.model, name))
            if of.query.where:
                sql, own = of.order_by().values("pk").query.sql_with_params()
                parts[-1] += f" AND kept.id IN ({sql})"
                params += own
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params or None)
        found = [Text(rows[number].model, *told) for number, *told in cursor.fetchall()]
    return sorted(found, key=lambda text: (text.since is not None, text.since))


def _question(number, model, name):
    """The texts of one name: nothing in it but the names of our own tables and columns."""
    column = {language: model._meta.get_field(f"{name}_{language}").column for language in ("nb", "en")}
    tables = {"table": model._meta.db_table, "history": model.history.model._meta.db_table}
    states = {"missing": State.MISSING, "outdated": State.OUTDATED, "unknown": State.UNKNOWN}
    return OF_ONE.format(number=number, name=name, right=ENGLISH_IS_RIGHT, began=BEGAN, **column, **tables, **states)


def is_right(record, name):
    """Say that the English of a text is right as it stands, in the record's history with who says so."""
    with acting(reason=f"{ENGLISH_IS_RIGHT}{name}"):
        repeat(record)


def reason_in_words(row):
    """Why a row of a history was written."""
    reason = row.history_change_reason or ""
    name = reason.removeprefix(ENGLISH_IS_RIGHT)
    if name == reason or name not in translated_names(row.instance_type):
        return reason
    return _("Den engelske teksten stemmer fortsatt: %(text)s") % {"text": label_of(row.instance_type, name)}
