"""The lists of events, and a month of them."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from tech_port.door.declared import may_be_kept
from tech_port.lists.for_programs import for_programs
from tech_port.lists.pages import shown_page
from tech_port.norwegian.forms import carry_on

from ..event import page as event_page
from .filters import EventFilter, MonthFilter
from .listings import export, followed
from .months import MonthPage

EVENTS_A_PAGE = 20


@may_be_kept(EventFilter, "side", "format")
@for_programs
def event_list(request):
    filter = EventFilter(request.GET)
    carry_on(request, filter.data)
    if response := export(request, filter, **followed(request, filter)):
        return response
    events = filter.qs.select_related("venue")
    if filter.is_past:
        events = events.prefetch_related(event_page.first_points())
    context = {
        "filter": filter,
        "choices": filter.type_choices(_("alle")),
        "page": shown_page(request, events, EVENTS_A_PAGE, filter.count),
        "month": filter.month_ahead(timezone.localdate()),
    }
    return render(request, "events/lists/event_list.html", context)


@may_be_kept(MonthFilter, "format")
@for_programs
def event_month(request, month):
    filter = MonthFilter(request.GET, month)
    carry_on(request, filter.data)
    if response := export(request, filter):
        return response
    today = timezone.localdate()
    previous, following = filter.neighbours(today)
    context = {
        "filter": filter,
        "choices": filter.type_choices(_("alle")),
        "month": month,
        "previous": previous,
        "following": following,
        "page": MonthPage(month, filter.few_of_each_day(), today),
    }
    return render(request, "events/lists/event_month.html", context)
