"""The member directory."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from .answer import Directory
from .listings import export


@require_safe
def organisation_list(request):
    directory = Directory(request)
    if response := export(request, directory.filter):
        return response
    return render(
        request, "members/directory/organisation_list.html", {"directory": directory, "filter": directory.filter}
    )
