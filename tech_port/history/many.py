"""Changes of many rows at once, which no signal tells of: made and told here, in a fixed number of queries."""

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from .acting import current
from .records import History, copy_relations, differs, has_history, latest_of


@transaction.atomic
def changed(rows, **values):
    """Like `rows.update(**values)`, told in the history of each row that is then another; how many it updated.

    The rows are held first, and asked again then: a condition that another transaction has ended meanwhile holds.
    """
    keys = list(rows.order_by("pk").select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
    if not keys:
        return 0
    count = rows.order_by().filter(pk__in=keys).update(**values)
    tell(rows.model, keys)
    return count


@transaction.atomic
def made(model, rows, **options):
    """Like `bulk_create(rows)`, told in the history of each; the rows."""
    rows = model._default_manager.bulk_create(rows, **options)
    write(model, rows, "+")
    return rows


def tell(model, keys):
    """Write what rows are now in the history of each that is another than its last row says."""
    history = model.history.model
    latest = history.objects.filter(**{f"{model._meta.pk.attname}__in": keys})
    latest = latest.order_by(model._meta.pk.attname, "-history_id").distinct(model._meta.pk.attname)
    latest = {getattr(row, model._meta.pk.attname): row for row in latest}
    now = list(model._base_manager.filter(pk__in=keys).order_by("pk"))
    others = [row for row in now if row.pk not in latest or differs(row, latest[row.pk])]
    told = write(model, others, "~")
    pairs = zip(told, others, strict=True)
    copy_relations({new.pk: latest[row.pk].pk for new, row in pairs if row.pk in latest}, history)


def repeat(record):
    """A row more of a history that says what the last one does: what is said of a record is its reason."""
    latest = latest_of(record)
    [row] = write(type(record), [record], "~")
    copy_relations({row.pk: latest.pk} if latest else {}, type(row))


def forget_deleted(since):
    """Leave no history of what this act has deleted since a moment, as if it had never been there."""
    act = current()
    for model in filter(has_history, apps.get_models()):
        rows = model.history.model.objects
        mine = rows.filter(history_date__gte=since, history_way=act.way, history_user=act.user)
        gone = rows.filter(id__in=mine.filter(history_type="-").values("id"))
        for relations in map(History.m2m_models.get, rows.model._history_m2m_fields):
            relations.objects.filter(history__in=gone.values("history_id")).delete()
        gone.delete()


def write(model, rows, kind):
    act = current()
    options = {"default_user": act.user, "default_change_reason": act.reason, "default_date": timezone.now()}
    return model.history.bulk_history_create(rows, batch_size=500, update=kind == "~", **options)
