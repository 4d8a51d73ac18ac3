"""Which records may be told of in an issue: those that the public may see, as fields and their search ask for them."""

from django.db.models import Q

from events.models import Event
from premises.models import Unit
from tech_port.content.models import Article


def listed_events():
    return Q(pk__in=Event.objects.listed().values("pk"))


def published_articles():
    return Q(pk__in=Article.objects.published().order_by().values("pk"))


def offered_units():
    return Q(pk__in=Unit.objects.offered().values("pk"))


def told_points():
    return Q(event__in=Event.objects.listed().values("pk"))
