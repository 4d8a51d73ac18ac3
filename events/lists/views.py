"""The lists of events, and a month of them."""

from django.http import QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from tech_port.door.declared import may_be_kept
from tech_port.lists.exports import asked_formats
from tech_port.lists.for_programs import for_programs
from tech_port.lists.pages import note_shown, page_of
from tech_port.norwegian.forms import carry_on
from tech_port.versions.memo import remembered

from ..event import page as event_page
from .filters import EventFilter, MonthFilter
from .listings import export, followed
from .months import MonthPage

EVENTS_A_PAGE = 20
QUESTIONS = 32  # of which it is remembered what their lists told


@may_be_kept(EventFilter, "side", "format")
@for_programs
def event_list(request):
    if asked_formats(request):
        filter = EventFilter(request.GET)
        return export(request, filter, **followed(request, filter))
    known = _list_of(request.GET.urlencode(), timezone.localdate())
    carry_on(request, known["filter"].data)
    note_shown(request, known["page"])
    return render(request, "events/lists/event_list.html", known)


@remembered(entries=QUESTIONS)
def _list_of(question, today):
    """What the list tells for the question in an address, as it was typed."""
    asked = QueryDict(question)
    filter = EventFilter(asked)
    events = filter.qs.select_related("venue")
    if filter.is_past:
        events = events.prefetch_related(event_page.first_points())
    return {
        "question": question,
        "today": today,
        "filter": filter,
        "choices": filter.type_choices(_("alle")),
        "page": page_of(events, EVENTS_A_PAGE, asked, filter.count),
        "month": filter.month_ahead(today),
    }


@may_be_kept(MonthFilter, "format")
@for_programs
def event_month(request, month):
    if asked_formats(request):
        return export(request, MonthFilter(request.GET, month))
    known = _month_of(month, request.GET.urlencode(), timezone.localdate())
    carry_on(request, known["filter"].data)
    return render(request, "events/lists/event_month.html", known)


@remembered(entries=QUESTIONS)
def _month_of(month, question, today):
    """The same of a month."""
    filter = MonthFilter(QueryDict(question), month)
    previous, following = filter.neighbours(today)
    return {
        "question": question,
        "today": today,
        "filter": filter,
        "choices": filter.type_choices(_("alle")),
        "month": month,
        "previous": previous,
        "following": following,
        "page": MonthPage(month, filter.few_of_each_day(), today),
    }
