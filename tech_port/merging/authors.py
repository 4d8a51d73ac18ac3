"""Who changed something, and when, by the histories of the records."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from tech_port.history.acting import Way
from tech_port.norwegian.typography import clock, short_day

MOST = 50  # of a record's latest changes are looked through


@dataclass(frozen=True)
class Author:
    """`at` is None where no history tells; `user` is the number of an account, None of nobody of the staff."""

    who: str = ""
    at: datetime | None = None
    user: int | None = None

    @classmethod
    def of(cls, told):
        """Of a row of a history."""
        user = told.history_user
        who = user.get_short_name() or user.get_username() if user else _by_way(told.history_way)
        return cls(str(who), told.history_date, user=told.history_user_id)

    @property
    def name(self):
        return self.who or _("noen andre")

    @property
    def nameless(self):
        """The same for whom staff are one."""
        return Author(_("staben"), self.at) if self.user else self

    @property
    def begins(self):
        """The name as it begins a sentence."""
        return self.name[:1].upper() + self.name[1:]

    @property
    def whose(self):
        """`Olas`, `Lars’`."""
        if not self.user:
            return _("den andres")
        return (_("%(who)s’") if self.who[-1] in "sxzSXZ" else _("%(who)ss")) % {"who": self.who}

    @property
    def when(self):
        """`kl. 12.03`, with the day unless it is today's; "" where it is not known."""
        if self.at is None:
            return ""
        time = _("kl. %(clock)s") % {"clock": clock(self.at)}
        is_today = localdate(self.at) == localdate()
        return time if is_today else f"{short_day(localdate(self.at))} {time}"


def _by_way(way):
    """Who it is that changes something without an account, by the way."""
    return {
        Way.LINK: _("noen med en lenke i en e-post"),
        Way.PAGE: _("noen på nettstedet"),
        Way.IMPORT: _("en import"),
        Way.JOB: _("portalen"),
        Way.COMMAND: _("en kommando"),
    }.get(way, "")


def history_of(model):
    """The manager of a model's history, None where it has none."""
    return getattr(model, getattr(model._meta, "simple_history_manager_attribute", ""), None)


def rows_about(model, pk):
    """A record's rows of history, the latest first."""
    if (history := history_of(model)) is None:
        return []
    rows = history.filter(**{model._meta.pk.name: pk}).select_related("history_user")
    return list(rows.order_by("-history_date", "-history_id")[:MOST])


def who_changed(instance, names):
    """Who last gave one of these fields of a record what it holds; nobody known where that was past its history."""
    columns = {field.name: field.attname for field in instance._meta.concrete_fields}
    wanted = [columns[name] for name in names if name in columns]
    rows = rows_about(type(instance), instance.pk)

    def held(row):
        return [getattr(row, name, None) for name in wanted]

    if not rows or held(rows[0]) != held(instance):
        return Author()
    newest = next((newer for newer, older in pairwise(rows) if not wanted or held(newer) != held(older)), rows[-1])
    return Author.of(newest)


def who_deleted(model, pk):
    rows = rows_about(model, pk)
    return Author.of(rows[0]) if rows and rows[0].history_type == "-" else Author()
