"""A record's history as staff read it: its own changes, those of what is edited with it, and what the log says."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db.models import Exists, F, IntegerField, OuterRef, Subquery, Value
from django.forms.models import _get_foreign_key
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ..history.acting import Way
from ..history.records import History, has_history, latest_of
from ..rights.personal import unread
from . import told_words
from .english.texts import reason_in_words

PER_PAGE, NAMED = 25, 3
KINDS = {"+": _("Lagt inn"), "~": _("Endret"), "-": _("Slettet")}
WAYS = dict(Way.choices)


@dataclass(frozen=True)
class Entry:
    """One thing that happened: when, who, by which way and why, to what, and what became another.

    `row` is of the record's own history, and `before` the row before it; `is_earlier` than the last.
    """

    at: object
    who: str
    way: str
    reason: str
    what: str
    about: str = ""
    changes: tuple = ()
    row: object = None
    before: object = None
    is_earlier: bool = False
    may_be_undone: bool = False

    @property
    def is_change(self):
        """Whether the record itself became another, which can be undone."""
        return self.before is not None and bool(self.changes)

    @property
    def changed_labels(self):
        """What became another, by name: of many fields the first, and how many more."""
        labels = [change.label for change in self.changes]
        more = len(labels) - NAMED
        return ", ".join(labels if more < 1 else [*labels[:NAMED], _("%(number)d til") % {"number": more}])

    @property
    def changed_query(self):
        return urlencode([("felt", change.name) for change in self.changes])


class Rows:
    """The rows of one model's history that belong to a record's: its own, and those of what is edited with it."""

    def __init__(self, rows, user, *, is_own):
        self.queryset, self.is_own = rows, is_own
        self.history = rows.model
        self.model = rows.model.instance_type
        self.hidden = unread(user, self.model)

    def keys(self, number):
        rows = self.queryset.order_by().annotate(told_at=F("history_date"), told_key=F("history_id"))
        return rows.annotate(told_of=Value(number, IntegerField())).values_list("told_at", "told_key", "told_of")

    def entries(self, keys):
        """{key: entry} in a fixed number of queries."""
        before = self.history.objects.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
        previous = Subquery(before.order_by("-history_id").values("history_id")[:1])
        later = Exists(self.history.objects.filter(id=OuterRef("id"), history_id__gt=OuterRef("history_id")))
        found = self.history.objects.filter(history_id__in=keys).annotate(previous_id=previous, is_last=~later)
        rows = list(self._named(found))
        earlier = {row.pk: row for row in self._named(self.history.objects.filter(history_id__in=previous_of(rows)))}
        relations = related_names(self.history, [*keys, *earlier])
        return {row.pk: self._entry(row, earlier.get(row.previous_id), relations) for row in rows}

    def _named(self, rows):
        names = [field.name for field in self.history.tracked_fields if field.remote_field]
        return rows.select_related("history_user", *names)

    def _entry(self, row, before, relations):
        is_changed = row.history_type == "~" and before is not None
        return Entry(
            at=row.history_date,
            who=name_of(row.history_user),
            way=str(WAYS[row.history_way]) if row.history_way else "",
            reason=reason_in_words(row),
            what=str(KINDS[row.history_type]),
            about="" if self.is_own else self.name_of(row),
            changes=tuple(told_words.changes(before, row, relations, self.hidden)) if is_changed else (),
            row=row if self.is_own else None,
            before=before if self.is_own else None,
            is_earlier=self.is_own and row.history_type != "-" and not row.is_last,
        )

    def name_of(self, row):
        """What it was called then, as `Styreverv: Kari Nordmann, styreleder`."""
        instance = row.instance
        for field in self.history.tracked_fields:
            if field.remote_field and (related := getattr(row, field.name)) is not None:
                setattr(instance, field.name, related)
        return f"{capfirst(self.model._meta.verbose_name)}: {instance}"


class Log:
    """What the staff's log says in words of its own, as workflows do; of what has no history all that it says."""

    def __init__(self, record):
        about = {"content_type": ContentType.objects.get_for_model(record), "object_id": str(record.pk)}
        self.queryset = LogEntry.objects.filter(**about)
        if has_history(type(record)):
            self.queryset = self.queryset.exclude(change_message__startswith="[").exclude(change_message="")

    def keys(self, number):
        rows = self.queryset.order_by().annotate(told_at=F("action_time"), told_key=F("pk"))
        return rows.annotate(told_of=Value(number, IntegerField())).values_list("told_at", "told_key", "told_of")

    def entries(self, keys):
        rows = LogEntry.objects.filter(pk__in=keys).select_related("user")
        words = {row.pk: row.get_change_message() or str(row) for row in rows}
        return {row.pk: Entry(row.action_time, name_of(row.user), "", "", words[row.pk]) for row in rows}


def previous_of(rows):
    return [row.previous_id for row in rows if row.previous_id]


def related_names(history, keys):
    """{relation to many: {row's key: {record's key: its name}}} of rows of a history."""
    found = {}
    for field in history._history_m2m_fields:
        relations, target = History.m2m_models[field], f"{field.m2m_reverse_field_name()}_id"
        pairs = list(relations.objects.filter(history__in=keys).values_list("history_id", target))
        records = field.related_model._base_manager.in_bulk({key for _row, key in pairs})
        of = found[field.name] = {}
        for row, key in pairs:
            of.setdefault(row, {})[key] = str(records[key]) if key in records else told_words.gone(key)
    return found


def name_of(user):
    return (user.get_full_name() or user.get_username()) if user else ""


def sources(model_admin, request, record):
    """Where a record's history is told: its own rows, those of its inlines that the user may see, and the log."""
    own = (
        [Rows(type(record).history.filter(id=record.pk), request.user, is_own=True)]
        if has_history(type(record))
        else []
    )
    inlines = []
    for inline in model_admin.get_inline_instances(request, record):
        if has_history(inline.model) and inline.has_view_permission(request, record):
            key = _get_foreign_key(model_admin.model, inline.model, fk_name=inline.fk_name)
            rows = inline.model.history.filter(**{key.attname: record.pk})
            inlines.append(Rows(rows, request.user, is_own=False))
    return [*own, *inlines, Log(record)]


def page(model_admin, request, record, number, names=frozenset()):
    """A page of a record's history, the newest first; what changed in one of these fields may be undone."""
    found = sources(model_admin, request, record)
    first, *others = [source.keys(index) for index, source in enumerate(found)]
    keys = first.union(*others, all=True) if others else first
    page = Paginator(keys.order_by("-told_at", "-told_key"), PER_PAGE).get_page(number)
    rows = list(page.object_list)
    entries = {
        (index, key): entry
        for index, source in enumerate(found)
        for key, entry in source.entries([key for _at, key, of in rows if of == index]).items()
    }
    shown = [entries[of, key] for _at, key, of in rows if (of, key) in entries]
    latest = latest_of(record) if has_history(type(record)) else None
    page.object_list = [replace(one, may_be_undone=_may_be_undone(one, names, latest)) for one in shown]
    return page


def last_change(model_admin, request, record):
    """What became another when the record itself was last edited; None where it was not, or where that is hidden."""
    rows = Rows(type(record).history.filter(id=record.pk), request.user, is_own=True)
    last = latest_of(record)
    entry = rows.entries([last.pk])[last.pk] if last and last.history_type == "~" and last.history_user_id else None
    if entry is None or not entry.is_change:
        return None
    names = {change.name for change in entry.changes}
    can_be_undone = model_admin.is_set_back and model_admin.has_change_permission(request, record)
    return replace(entry, may_be_undone=can_be_undone and _may_be_undone(entry, names, last))


def _may_be_undone(entry, names, latest):
    """Whether a field that changed, and that the form has, is not as it was before already."""
    if not entry.is_change or latest is None:
        return False
    columns = {field.name: field for field in latest.tracked_fields}
    changed = [change.name for change in entry.changes if change.name in names]
    return any(name not in columns or told_words.is_other(columns[name], entry.before, latest) for name in changed)
