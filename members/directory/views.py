"""The member directory."""

from django.http import QueryDict
from django.shortcuts import render
from django.utils import timezone

from tech_port.door.declared import may_be_kept
from tech_port.lists.exports import asked_formats
from tech_port.lists.for_programs import for_programs
from tech_port.lists.pages import note_shown
from tech_port.versions.memo import remembered

from .answer import Directory
from .filters import OrganisationFilter
from .listings import export


@may_be_kept(OrganisationFilter, "side", "format")
@for_programs
def organisation_list(request):
    if asked_formats(request):
        return export(request, OrganisationFilter(request.GET))
    known = _list_of(request.GET.urlencode(), timezone.localdate())
    note_shown(request, known["directory"].page)
    return render(request, "members/directory/organisation_list.html", known)


@remembered(entries=32)
def _list_of(question, today):
    """What the page tells for the question in an address, as it was typed."""
    directory = Directory(QueryDict(question))
    return {"directory": directory, "filter": directory.filter, "question": question, "today": today}
