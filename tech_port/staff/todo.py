"""What staff should do next: each app's admin names its tasks, the front page shows those that are not done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Count, DateTimeField, Exists, IntegerChoices, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..history.records import has_history
from ..norwegian import typography

NEVER = datetime.max.replace(tzinfo=UTC)  # after every moment that is known
MINE = "mine"  # the parameter of a list by which it shows what one has written in


class Urgency(IntegerChoices):
    NOW = 1, gettext_lazy("Haster")
    SOON = 2, gettext_lazy("Snart")
    LATER = 3, gettext_lazy("Når det er tid")


@dataclass(frozen=True)
class Task:
    """Records that wait for somebody: which they are, the admin list's query that shows them, and the words.

    `sentence` is an `ngettext_lazy` text with `%(number)d` in it; it may use the model's `%(name)s` and `%(names)s`.
    `since` is the column of the day or moment from which each waits, or on which it comes; without one it waits since
    it was written here, where its history tells. `mine` is the column of the account that answers it; without one a
    record is that of who wrote in it.
    """

    queryset: QuerySet
    query: str
    sentence: str
    urgency: Urgency = Urgency.SOON
    since: str = ""
    mine: str = ""

    @property
    def url(self):
        options = self.queryset.model._meta
        return reverse(f"admin:{options.app_label}_{options.model_name}_changelist") + f"?{self.query}"

    def url_of(self, user):
        """The list of those that are somebody's."""
        own = f"{self.mine}__id__exact={user.pk}" if self.mine else f"{MINE}=1"
        return f"{self.url}&{own}"

    def text(self, number):
        options = self.queryset.model._meta
        return self.sentence % {"number": number, "name": options.verbose_name, "names": options.verbose_name_plural}

    def counts(self, index, user):
        """A queryset of one row, or none: (its number among the tasks, how many, the oldest, how many are somebody's).

        The moment is null where nobody knows it.
        """
        return (
            self.queryset.order_by()
            .values(task=Value(index))
            .annotate(
                number=Count("pk"),
                oldest=Min(Cast(self._moment, DateTimeField())),
                own=Count("pk", filter=own(self.queryset.model, user, self.mine)),
            )
            .values_list("task", "number", "oldest", "own")
        )

    @property
    def _moment(self):
        model = self.queryset.model
        if self.since or not has_history(model):
            return self.since or Value(None)
        return Subquery(rows_of(model).order_by("history_id").values("history_date")[:1])


def rows_of(model):
    """The rows of a record's history, for a query about the records."""
    return model.history.model.objects.filter(**{model._meta.pk.attname: OuterRef("pk")})


def own(model, user, column=""):
    """A condition: the records that are somebody's, because they answer them or have written in them."""
    if user is None or not (column or has_history(model)):
        return Q(pk__in=[])
    return Q(**{column: user}) if column else Q(Exists(rows_of(model).filter(history_user=user)))


@dataclass(frozen=True)
class Waiting:
    """What a task's query says: how many records, the moment of the first of them, and how many are one's own."""

    number: int = 0
    oldest: datetime | None = None
    own: int = 0


@dataclass(frozen=True)
class Row:
    """A line of the list on the front page."""

    text: str
    url: str
    urgency: Urgency
    oldest: datetime | None = None
    own: int = 0
    own_url: str = ""

    @property
    def age(self):
        """How long the first has waited, or when it comes."""
        if self.oldest is None:
            return ""
        day, today = timezone.localdate(self.oldest), timezone.localdate()
        if day > today:
            return _("først: %(when)s") % {"when": typography.ahead(day, today)}
        return _("eldst: %(when)s") % {"when": typography.ago(day, today)}

    @property
    def own_words(self):
        return ngettext("%(number)d er din", "%(number)d er dine", self.own) % {"number": self.own}

    @property
    def theirs(self):
        """The same of another."""
        return _("%(number)d av dem") % {"number": self.own}


def count(tasks: list[Task], user=None) -> list[Waiting]:
    """What each task has, and what of it is somebody's, all asked in one query."""
    if not tasks:
        return []
    first, *others = [task.counts(index, user) for index, task in enumerate(tasks)]
    found = {index: Waiting(*row) for index, *row in first.union(*others, all=True).order_by()}
    return [found.get(index, Waiting()) for index in range(len(tasks))]


def rows(tasks: Iterable[Task], counts: Iterable[Waiting], user=None) -> list[Row]:
    """The tasks that are not done, most urgent first, and of those that are as urgent the one that waited longest."""
    waiting = [(task, found) for task, found in zip(tasks, counts, strict=True) if found.number]
    return sorted(
        (_row(task, found, user) for task, found in waiting),
        key=lambda row: (row.urgency, row.oldest or NEVER),
    )


def _row(task, found, user):
    address = task.url_of(user) if found.own else ""
    return Row(task.text(found.number), task.url, task.urgency, found.oldest, found.own, address)
