"""What each band of the front page shows: with a fixed number of queries, however much there is."""

from events.models import Event, KeyPoint
from members.directory import street
from members.models import Challenge, Membership
from tech_port.content.models import Announcement, Article, Figure, Page

EVENTS, POINTS, ARTICLES, FIGURES, ANNOUNCEMENTS = 4, 2, 3, 2, 3


def below_the_drawing(today):
    """{name in the template: what it shows}."""
    return {
        "announcements": list(Announcement.objects.published()[:ANNOUNCEMENTS]),
        "happening": happening(),
        "street": street.of(Membership.objects.on(today).shown().in_turn_by_kind()[: street.MAX_HOUSES]),
        "challenge": Challenge.objects.waiting(today).select_related("organisation").first(),
        "points": points(),
        "figures": list(Figure.objects.filter(on_front_page=True).with_sources()[:FIGURES]),
        "articles": list(Article.objects.published().latest_first()[:ARTICLES]),
        "invitation": Page.objects.filter(place=Page.Place.INVITATION).first(),
    }


def happening():
    """The next events: the first that is not called off is told at length, the others are rows."""
    events = list(Event.objects.listed().upcoming().select_related("venue")[:EVENTS])
    first = next((event for event in events if event.state != Event.State.CANCELLED), None)
    return {
        "first": first,
        "others": [event for event in events if event is not first],
        "are_samples": bool(events) and all(event.is_sample for event in events),
        "count": len(events),
    }


def points():
    """The first points of the event that was over last among those that left any."""
    newest = KeyPoint.objects.filter(event__in=Event.objects.listed().past()).select_related("event", "speaker")
    rows = list(newest.order_by("-event__starts_at", "event", "order", "pk")[:POINTS])
    return [point for point in rows if point.event_id == rows[0].event_id]
