"""Claims for rows that were there before: their basis, the day of their source, and dates at the edge of their span."""

from django.db import transaction

from ..norwegian.happened import first_day
from ..norwegian.typography import last_day_of

BATCH = 500


def fill(model, *changes):
    """Change each row of a model by functions that take it and set its columns, a transaction for each batch."""
    keys = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
    names = [field.name for field in model._meta.concrete_fields if not (field.primary_key or field.generated)]
    for start in range(0, len(keys), BATCH):
        with transaction.atomic():
            batch = model._base_manager.filter(pk__in=keys[start : start + BATCH])
            rows = list(batch.order_by("pk").select_for_update())  # the models' own order joins tables
            for row in rows:
                for change in changes:
                    change(row)
            model._base_manager.bulk_update(rows, names)


def take_source(row):
    """The day its source speaks of, where it has a source with a date and none of its own."""
    if row.known_on is None and row.source and row.source.published_on:
        row.known_on = first_day(row.source.published_on, row.source.published_precision)
        row.known_precision = row.source.published_precision
    elif row.known_on and row.source and row.known_on == row.source.published_on:
        row.known_precision = row.source.published_precision  # a year was kept as its first day
    if row.known_on and row.known_on > row.recorded_on:
        row.recorded_on = row.known_on


def period_to_edges(row):
    """A start on the first day of its month, quarter or year; an end on the last."""
    row.starts_on = first_day(row.starts_on, row.starts_precision)
    if row.ends_on:
        row.ends_on = last_day_of(row.ends_on, row.ends_precision)


def agreed_from(start):
    """What begins later than its source can know is agreed, not happened; without a source the day it was written."""

    def change(row):
        first, known = getattr(row, start), row.known_on and last_day_of(row.known_on, row.known_precision)
        if first and first > (known or row.recorded_on) and row.basis == "reported":
            row.basis = "agreed"

    return change


def known_from_its_source(row):
    """What has no known start is known from no later than its source spoke."""
    known = row.known_on and last_day_of(row.known_on, row.known_precision)
    if row.basis in ("reported", "confirmed") and not row.start_is_known and known and row.starts_on > known:
        row.starts_on, row.starts_precision = row.known_on, row.known_precision


def planned_after_its_source(building):
    """What its source tells of a later day was a plan."""
    day, known_on = building.completed_on, building.completion_known_on
    if day and known_on and building.completion_basis in ("reported", "confirmed"):
        first = first_day(day, building.completed_precision)
        if first > last_day_of(known_on, building.completion_known_precision):
            building.completion_basis = "planned"
