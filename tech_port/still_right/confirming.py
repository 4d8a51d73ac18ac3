"""Saying that records are right, and taking it back."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from ..history.many import changed
from .kinds import kind_of
from .models import Confirmation


@transaction.atomic
def confirm(rows, today, *, how=Confirmation.How.STAFF, by=None, question=None):
    """Note that records of one model, a list that is held, are right today; how many were not said to be already."""
    rows = list(rows)
    if not rows:
        return 0
    kind = kind_of(type(rows[0]))
    about = ContentType.objects.get_for_model(kind.model)
    said = {"about_type": about, "about_id__in": [row.pk for row in rows], "day": today, "how": how}
    already = set(Confirmation.objects.standing().filter(**said).values_list("about_id", flat=True))
    new = [row for row in rows if row.pk not in already]
    own = {row.pk: getattr(row, kind.own_day) for row in new if kind.own_day and kind.has_own_day(row)}
    made = [
        Confirmation(about=row, day=today, how=how, by=by, question=question, before=own.get(row.pk)) for row in new
    ]
    Confirmation.objects.bulk_create(made, ignore_conflicts=True)  # two at once say it once
    if own:
        changed(kind.model.objects.filter(pk__in=own), **{kind.own_day: today})
    return len(new)


@transaction.atomic
def undo(confirmation, now):
    """Take it back: what the record itself said before stands again, unless it has said something else since."""
    row = Confirmation.objects.standing().select_for_update().filter(pk=confirmation.pk).first()
    if row is None:
        return False
    row.undone_at = now
    row.save(update_fields=["undone_at"])
    kind = kind_of(row.about_type.model_class())
    record = kind.own_day and kind.model.objects.filter(pk=row.about_id, **{kind.own_day: row.day}).first()
    if record and kind.has_own_day(record):
        changed(kind.model.objects.filter(pk=record.pk), **{kind.own_day: row.before})
    return True
