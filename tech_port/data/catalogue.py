"""Every open dataset there is, and when each was last changed."""

from django.db.models import Count, Max, Value
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from .content_lists import CONTENT
from .events_lists import EVENTS
from .members_lists import MEMBERS
from .premises_lists import PREMISES

GROUPS = (
    (_("Lokaler og bygg"), PREMISES),
    (_("Foreningen og medlemmene"), MEMBERS),
    (_("Arrangementer"), EVENTS),
    (_("Distriktet, tallene og kildene"), CONTENT),
)
DATASETS = {dataset.name: dataset for _heading, group in GROUPS for dataset in group}


def named(name):
    """The dataset of a name; 404 where there is none."""
    if name not in DATASETS:
        raise Http404
    return DATASETS[name]


def counts():
    """{name: number of rows}, in one question for all that are stored."""
    rows = [
        dataset.rows().order_by().values(of=Value(dataset.name)).annotate(number=Count("pk", distinct=True))
        for dataset in DATASETS.values()
        if dataset.model
    ]
    found = dict(rows[0].union(*rows[1:], all=True).values_list("of", "number"))
    return {name: found.get(name, 0) if dataset.model else len(dataset.rows()) for name, dataset in DATASETS.items()}


def changes(datasets=None):
    """{name: when a record was last registered, changed or deleted}, by the records' own history, in one question."""
    rows = [
        dataset.model.history.order_by().values(of=Value(dataset.name)).annotate(at=Max("history_date"))
        for dataset in (DATASETS.values() if datasets is None else datasets)
        if dataset.model
    ]
    found = rows[0].union(*rows[1:], all=True).values_list("of", "at") if rows else []
    return {name: at for name, at in found if at}
