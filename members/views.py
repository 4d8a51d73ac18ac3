"""Who is in the district: the directory, one organisation, and the association itself."""

from itertools import chain

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tech_port.content.models import Area, BusinessArea, Figure, Milestone, Page, Programme

from .filters import OrganisationFilter
from .homes import homes_of
from .models import Organisation, StaffRole

ORGANISATIONS_A_PAGE = 60


@require_safe
def organisation_list(request):
    filter = OrganisationFilter(request.GET, queryset=Organisation.objects.members(on=timezone.localdate()))
    return render(
        request,
        "members/organisation_list.html",
        {
            "filter": filter,
            "choices": filter.type_choices(_("alle")),
            "page": Paginator(filter.qs, ORGANISATIONS_A_PAGE).get_page(request.GET.get("side")),
        },
    )


def sources_of(records):
    """The publications that records come from, each once."""
    return list(dict.fromkeys(record.source for record in records if record.source))


@require_safe
def organisation_detail(request, slug):
    today = timezone.localdate()
    organisation = get_object_or_404(Organisation.objects.select_related("source"), slug=slug)
    homes = homes_of(organisation, today)
    relations = {
        "memberships": list(organisation.memberships.select_related("source").order_by("-starts_on")),
        "seats": list(organisation.board_seats.select_related("person", "source")),
        "roles": list(organisation.staff_roles.select_related("person", "source")),
        "ownerships": list(organisation.ownerships.select_related("building__property", "source")),
    }
    return render(
        request,
        "members/organisation_detail.html",
        {
            **relations,
            "organisation": organisation,
            "today": today,
            "homes": homes,
            "developments": organisation.developments.prefetch_related("buildings"),
            "events": organisation.events.listed().select_related("venue").order_by("-starts_at"),
            "challenges": organisation.challenges.public(),
            "sources": sources_of([organisation, *chain(*relations.values()), *homes.leases]),
        },
    )


@require_safe
def about(request):
    today = timezone.localdate()
    figures = list(Figure.objects.filter(buildings=None).prefetch_related("observations__source"))
    return render(
        request,
        "members/about.html",
        {
            "today": today,
            "pages": {page.place: page for page in Page.objects.prefetch_related("sources")},
            "staff": StaffRole.objects.filter(in_association=True).select_related("person", "source"),
            "business_areas": BusinessArea.objects.select_related("source"),
            "milestones": Milestone.objects.select_related("source"),
            **by_kind(Programme.objects.select_related("source"), Programme.Kind),
            **by_kind(Area.objects.select_related("source"), Area.Kind),
            "series": [figure for figure in figures if len(figure.observations.all()) > 1],
            "singles": [figure for figure in figures if len(figure.observations.all()) == 1],
        },
    )


def by_kind(rows, kinds):
    """{kind: [rows]} of every kind there is."""
    grouped = {kind.value: [] for kind in kinds}
    for row in rows:
        grouped[row.kind].append(row)
    return grouped
