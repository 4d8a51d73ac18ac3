"""What is new since the last issue, for staff to choose from."""

from datetime import timedelta

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from events.models import Event, KeyPoint
from premises.models import Unit
from tech_port.content.models import Article

from .models import Issue, Part

AHEAD = timedelta(days=90)
BACK = timedelta(days=31)  # where there was no issue yet
AT_MOST = 25  # of a kind


def since(issue, now):
    """The moment of the last issue that left before this one."""
    others = Issue.objects.archived().filter(is_sample=False).exclude(pk=issue.pk)
    return others.values_list("published_at", flat=True).first() or now - BACK


def suggested(issue, now=None):
    """{kind: records} that are not in the issue yet; which these are is asked when they are shown."""
    now = now or timezone.now()
    after = since(issue, now)
    found = {
        Part.Kind.EVENT: coming_events(now),
        Part.Kind.ARTICLE: untold_articles(after),
        Part.Kind.UNIT: newly_offered(after),
        Part.Kind.KEY_POINT: points_since(after, now),
    }
    return {kind: rows.exclude(pk__in=chosen(issue, kind)) for kind, rows in found.items()}


def chosen(issue, kind):
    keys = Part.objects.filter(issue=issue.pk, kind=kind).exclude(**{kind: None})
    return keys.values(f"{kind}_id")


def untold_articles(after):
    """News since, and from the weeks before what no issue has told: not chosen then, or published while it was held."""
    told = Part.objects.filter(issue__in=Issue.objects.archived().filter(is_sample=False)).exclude(article=None)
    rows = Article.objects.published().filter(published_at__gt=after - BACK)
    return rows.exclude(pk__in=told.values("article_id"))


def coming_events(now):
    is_off = Q(state=Event.State.CANCELLED)
    return Event.objects.listed().upcoming(now).filter(starts_at__lt=now + AHEAD).exclude(is_off)


def newly_offered(after):
    """Units on offer that were not, or were hidden, at a moment; what was not registered then was not on offer."""
    before = Unit.history.filter(id=OuterRef("pk"), history_date__lte=after).order_by("-history_date", "-history_id")
    then = {
        "was_offered": Subquery(before.values("is_offered")[:1]),
        "was_hidden": Subquery(before.values("hidden")[:1]),
    }
    is_new = Q(was_offered=None) | Q(was_offered=False) | Q(was_hidden=True)
    return Unit.objects.offered().annotate(**then).filter(is_new).select_related("building")


def points_since(after, now):
    """Points of events that were held since."""
    held = Event.objects.listed().filter(ends_at__gt=after, ends_at__lte=now).order_by()
    return KeyPoint.objects.filter(event__in=held).select_related("event", "speaker").order_by("event", "order", "pk")
