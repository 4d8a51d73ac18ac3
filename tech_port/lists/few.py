"""The first few rows of each group, however many there are: one statement that reads no more than it shows."""

from django.db.models import Count, Window
from django.db.models.functions import RowNumber


def few_of_each(rows, group, most, order_by):
    """At most so many rows of each value of `group`, the first in an order; `in_group` is how many each has in all.

    Filters come before: they would count among the few otherwise.
    """
    turn = Window(RowNumber(), partition_by=group, order_by=order_by)
    return rows.annotate(turn=turn, in_group=Window(Count("pk"), partition_by=group)).filter(turn__lte=most)
