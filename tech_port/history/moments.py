"""When a record was registered here, and when it was last changed: what its history tells, in the list's own query."""

from django.db.models import OuterRef, Subquery

from .acting import ENGLISH_IS_RIGHT


def with_moments(rows):
    """Rows with `registered_at` and `last_changed_at`, aware moments; None where nothing of their history is kept."""
    own = rows.model.history.filter(**{rows.model._meta.pk.attname: OuterRef("pk")})
    moments = own.exclude(history_change_reason__startswith=ENGLISH_IS_RIGHT).order_by().values("history_date")
    first, last = moments.order_by("history_date")[:1], moments.order_by("-history_date")[:1]
    return rows.annotate(registered_at=Subquery(first), last_changed_at=Subquery(last))
