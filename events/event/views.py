"""What happens in the district."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..lists.filters import EventFilter, MonthFilter
from ..lists.listings import FORMATS, calendar_response
from ..lists.months import Month, MonthPage
from ..models import Event
from ..state import Key, standing
from . import ical, patterns, structured, venue_map
from . import page as event_page

EVENTS_A_PAGE = 20


@require_safe
def event_list(request):
    filter = EventFilter(request.GET)
    if export := FORMATS.get(request.GET.get("format")):
        return export(filter, request)
    events = filter.qs.select_related("venue")
    if filter.is_past:
        events = events.prefetch_related(event_page.first_points())
    paginator = Paginator(events, EVENTS_A_PAGE)
    paginator.count = filter.count
    context = {
        "filter": filter,
        "choices": filter.type_choices(_("alle")),
        "page": paginator.get_page(request.GET.get("side")),
        "month": Month.of(filter.asked.get("fra") or timezone.localdate()),
    }
    return render(request, "events/lists/event_list.html", context)


@require_safe
def event_month(request, month):
    filter = MonthFilter(request.GET, month)
    today = timezone.localdate()
    previous, following = filter.neighbours(today)
    context = {
        "filter": filter,
        "choices": filter.type_choices(_("alle")),
        "month": month,
        "previous": previous,
        "following": following,
        "page": MonthPage(month, list(filter.qs.select_related("venue")), today),
    }
    return render(request, "events/lists/event_month.html", context)


@require_safe
def event_calendar(request, slug):
    """One event's calendar file, also of an event that only those who have its address may see."""
    event = get_object_or_404(Event.objects.published().select_related("venue"), slug=slug)
    if event.precision == Event.Precision.MONTH:
        raise Http404
    return calendar_response(request, [ical.entry(event)], event.slug)


@require_safe
def event_detail(request, slug):
    now = timezone.now()
    event = get_object_or_404(event_page.published(), slug=slug)
    event_page.add_speakers(event)
    stands = standing(event, now)
    others = event_page.others(event, now, any_will_do=stands.key == Key.CANCELLED)
    return render(
        request,
        "events/event/event_detail.html",
        {
            "event": event,
            "standing": stands,
            "street": patterns.street(event.type, event.slug),
            "venue_map": venue_map.of(event.venue),
            "others": others,
            "others_heading": event_page.heading(others),
            "structured": structured.event_data(event, stands) or "",
            "sources": list(filter(None, [event.source])),
        },
    )
