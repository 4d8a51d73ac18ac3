"""The member directory."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from .answer import Directory
from .listings import FORMATS


@require_safe
def organisation_list(request):
    directory = Directory(request.GET)
    if export := FORMATS.get(request.GET.get("format")):
        return export(directory.filter.qs, request)
    return render(
        request, "members/directory/organisation_list.html", {"directory": directory, "filter": directory.filter}
    )
