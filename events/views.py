"""What happens in the district."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from . import event_page, patterns, structured, venue_map
from .filters import EventFilter
from .models import Event
from .standing import Key, standing

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
    now = timezone.now()
    event = get_object_or_404(event_page.published(), slug=slug)
    event_page.add_speakers(event)
    stands = standing(event, now)
    others = event_page.others(event, now, any_will_do=stands.key == Key.CANCELLED)
    return render(
        request,
        "events/event_detail.html",
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
