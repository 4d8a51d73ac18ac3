"""What happens in the district."""

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from . import ical
from .filters import EventFilter, MonthFilter
from .listings import FORMATS, calendar_response
from .models import Event, KeyPoint
from .months import Month, MonthPage
from .standing import standing

EVENTS_A_PAGE = 20


@require_safe
def event_list(request):
    filter = EventFilter(request.GET)
    if export := FORMATS.get(request.GET.get("format")):
        return export(filter, request)
    paginator = Paginator(filter.qs.select_related("venue"), EVENTS_A_PAGE)
    paginator.count = filter.count
    context = {
        "filter": filter,
        "choices": filter.type_choices(_("alle")),
        "page": paginator.get_page(request.GET.get("side")),
        "month": Month.of(filter.asked.get("fra") or timezone.localdate()),
    }
    return render(request, "events/event_list.html", context)


@require_safe
def event_month(request, month):
    filter = MonthFilter(request.GET, month)
    page = MonthPage(month, list(filter.qs.select_related("venue")), timezone.localdate())
    context = {"filter": filter, "choices": filter.type_choices(_("alle")), "month": month, "page": page}
    return render(request, "events/event_month.html", context)


@require_safe
def event_calendar(request, slug):
    """One event's calendar file, also of an event that only those who have its address may see."""
    event = get_object_or_404(Event.objects.published().select_related("venue"), slug=slug)
    if event.precision == Event.Precision.MONTH:
        raise Http404
    return calendar_response(request, [ical.entry(event)], event.slug)


@require_safe
def event_detail(request, slug):
    points = Prefetch("key_points", KeyPoint.objects.select_related("speaker"))
    events = Event.objects.published().select_related("venue__building", "venue__area", "source")
    event = get_object_or_404(events.prefetch_related("organisers", "speakers", points), slug=slug)
    sources = list(filter(None, [event.source]))
    context = {"event": event, "standing": standing(event, timezone.now()), "sources": sources}
    return render(request, "events/event_detail.html", context)
