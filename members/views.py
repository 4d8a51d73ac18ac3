"""The board on any day, and the association itself."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tech_port.content.models import Area, BusinessArea, Figure, Milestone, Page, Programme

from .forms import BoardForm
from .models import BoardSeat, StaffRole


def sources_of(records):
    """The publications that records come from, each once."""
    return list(dict.fromkeys(record.source for record in records if record.source))


@require_safe
def board(request):
    form = BoardForm(request.GET)
    seats = list(BoardSeat.objects.on(form.day).in_role_order().select_related("person", "organisation", "source"))
    return render(
        request,
        "members/board.html",
        {
            "form": form,
            "seats": seats,
            "organisations": {seat.organisation for seat in seats if seat.organisation},
            "sources": sources_of(seats),
            "elections": BoardSeat.objects.order_by("-starts_on").values_list("starts_on", flat=True).distinct(),
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
