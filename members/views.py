"""Who is in the district: the directory, one organisation, the board, and the association itself."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tech_port.content.models import Area, BusinessArea, Figure, Milestone, Page, Programme

from .filters import OrganisationFilter
from .forms import BoardForm
from .homes import homes_of
from .models import BoardSeat, Challenge, Organisation, StaffRole

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


@require_safe
def organisation_detail(request, slug):
    today = timezone.localdate()
    organisation = get_object_or_404(Organisation.objects.select_related("source"), slug=slug)
    return render(
        request,
        "members/organisation_detail.html",
        {
            "organisation": organisation,
            "today": today,
            "sources": list(filter(None, [organisation.source])),
            "memberships": organisation.memberships.order_by("-starts_on"),
            "seats": organisation.board_seats.select_related("person"),
            "roles": organisation.staff_roles.select_related("person"),
            "homes": homes_of(organisation, today),
            "ownerships": organisation.ownerships.select_related("building__property"),
            "developments": organisation.developments.prefetch_related("buildings"),
            "events": organisation.events.listed().select_related("venue").order_by("-starts_at"),
            "challenges": organisation.challenges.exclude(status=Challenge.Status.RECEIVED),
        },
    )


@require_safe
def board(request):
    form = BoardForm(request.GET)
    seats = list(
        BoardSeat.objects.on(form.day).in_role_order().select_related("person", "organisation", "source")
    )
    return render(
        request,
        "members/board.html",
        {
            "form": form,
            "seats": seats,
            "organisations": {seat.organisation for seat in seats if seat.organisation},
            "sources": list(dict.fromkeys(seat.source for seat in seats if seat.source)),
            "elections": BoardSeat.objects.order_by("-starts_on").values_list("starts_on", flat=True).distinct(),
        },
    )


@require_safe
def about(request):
    staff = StaffRole.objects.filter(in_association=True).select_related("person", "source").order_by("-starts_on")
    areas = list(Area.objects.exclude(kind=Area.Kind.LANDMARK).select_related("source"))
    programmes = list(Programme.objects.select_related("source"))
    figures = Figure.objects.filter(buildings=None).prefetch_related("observations__source")
    return render(
        request,
        "members/about.html",
        {
            "pages": {page.place: page for page in Page.objects.prefetch_related("sources")},
            "business_areas": BusinessArea.objects.select_related("source"),
            "programmes": [row for row in programmes if row.kind == Programme.Kind.PROGRAMME],
            "collaboration": [row for row in programmes if row.kind == Programme.Kind.COLLABORATION],
            "milestones": Milestone.objects.select_related("source"),
            "core": [area for area in areas if area.kind == Area.Kind.CORE],
            "arenas": [area for area in areas if area.kind == Area.Kind.ARENA],
            "staff": list(staff),
            "today": timezone.localdate(),
            "figures": figures,
        },
    )
