"""When a record was registered here, and when it was last changed: what its history tells, in the list's own query."""

from django.db.models import OuterRef, Subquery


def with_moments(rows):
    """Rows with `registered_at` and `last_changed_at`, aware moments; None where nothing of their history is kept."""
    moments = (
        rows.model.history.filter(**{rows.model._meta.pk.attname: OuterRef("pk")}).order_by().values("history_date")
    )
    first, last = moments.order_by("history_date")[:1], moments.order_by("-history_date")[:1]
    return rows.annotate(registered_at=Subquery(first), last_changed_at=Subquery(last))
