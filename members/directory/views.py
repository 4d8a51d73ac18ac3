"""The member directory."""

from django.shortcuts import render

from tech_port.door.declared import may_be_kept
from tech_port.lists.for_programs import for_programs

from .answer import Directory
from .filters import OrganisationFilter
from .listings import export


@may_be_kept(OrganisationFilter, "side", "format")
@for_programs
def organisation_list(request):
    directory = Directory(request)
    if response := export(request, directory.filter):
        return response
    return render(
        request, "members/directory/organisation_list.html", {"directory": directory, "filter": directory.filter}
    )
