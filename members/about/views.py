"""The association itself."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tech_port.content.models import Area, BusinessArea, Figure, Milestone, Page, Programme

from ..models import StaffRole


@require_safe
def about(request):
    today = timezone.localdate()
    figures = list(Figure.objects.filter(buildings=None).prefetch_related("observations__source"))
    return render(
        request,
        "members/about/about.html",
        {
            "today": today,
            "pages": {page.place: page for page in Page.objects.prefetch_related("sources")},
            "staff": StaffRole.objects.shown()
            .filter(in_association=True)
            .last_known_first()
            .select_related("person__photo", "source"),
            "business_areas": BusinessArea.objects.select_related("source"),
            "milestones": Milestone.objects.select_related("source"),
            **by_kind(Programme.objects.select_related("source"), Programme.Kind),
            **by_kind(Area.objects.select_related("source"), Area.Kind),
            "observations": [one for figure in figures for one in figure.observations.all()],
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
