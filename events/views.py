"""What happens in the district."""

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .filters import EventFilter
from .models import Event, KeyPoint
from .standing import standing

EVENTS_A_PAGE = 20


@require_safe
def event_list(request):
    filter = EventFilter(request.GET, queryset=Event.objects.listed().select_related("venue"))
    return render(
        request,
        "events/event_list.html",
        {
            "filter": filter,
            "choices": filter.type_choices(_("alle")),
            "page": Paginator(filter.qs, EVENTS_A_PAGE).get_page(request.GET.get("side")),
        },
    )


@require_safe
def event_detail(request, slug):
    points = Prefetch("key_points", KeyPoint.objects.select_related("speaker"))
    events = Event.objects.published().select_related("venue__building", "venue__area", "source")
    event = get_object_or_404(events.prefetch_related("organisers", "speakers", points), slug=slug)
    sources = list(filter(None, [event.source]))
    context = {"event": event, "standing": standing(event, timezone.now()), "sources": sources}
    return render(request, "events/event_detail.html", context)
