"""What staff did last, whoever did it: from the admin's log, of the kinds of records that somebody may see."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ..history.deleted import may_come_back
from ..norwegian import typography
from .told import name_of

SHOWN = 10
DONE = {ADDITION: _("lagt inn"), CHANGE: _("endret"), DELETION: _("slettet")}


@dataclass(frozen=True)
class Edit:
    """What somebody did to a record, and where the record and its history are; both are "" of one that is gone.

    `deleted` is the list from which one that was deleted is brought back, "" where it is not.
    """

    at: datetime
    who: str
    done: str
    kind: str
    name: str
    address: str
    history: str
    deleted: str

    @property
    def when(self):
        return typography.moment(self.at)


def edits(site, request):
    """The latest, newest first, in one query."""
    admins = {model: page for model, page in site._registry.items() if page.has_view_permission(request)}
    types = ContentType.objects.get_for_models(*admins)
    kinds = {kind.pk: admins[model] for model, kind in types.items()}
    ended = LogEntry.objects.filter(
        content_type=OuterRef("content_type"), object_id=OuterRef("object_id"), action_flag=DELETION
    )
    rows = LogEntry.objects.filter(content_type__in=kinds, object_id__isnull=False).annotate(
        is_gone=Exists(ended.filter(pk__gte=OuterRef("pk")))
    )
    rows = rows.select_related("user").order_by("-pk")[:SHOWN]
    return [edit_of(row, kinds[row.content_type_id], request) for row in rows]


def edit_of(row, page, request):
    options = page.opts
    start = f"admin:{options.app_label}_{options.model_name}"
    comes_back = row.is_gone and may_come_back(page.model) and page.has_add_permission(request)
    return Edit(
        at=row.action_time,
        who=name_of(row.user),
        done=said(row),
        kind=capfirst(options.verbose_name),
        name=row.object_repr or "–",
        address="" if row.is_gone else reverse(f"{start}_change", args=[row.object_id]),
        history="" if row.is_gone else reverse(f"{start}_history", args=[row.object_id]),
        deleted=reverse(f"{start}_deleted") if comes_back else "",
    )


def said(row):
    """What workflows say of themselves in words, else what was done; which fields it was is told by the history."""
    is_sentence = row.change_message and not row.change_message.startswith("[")
    return row.change_message if is_sentence else str(DONE[row.action_flag])
