"""How it goes: every figure that the site has, with date, source, and what it means."""

from django.shortcuts import render
from django.utils import timezone

from tech_port.door.declared import may_be_kept
from tech_port.lists.for_programs import for_programs
from tech_port.versions.memo import remembered

from ..models import Figure
from .findings import finding
from .listings import export
from .scales import scale_of
from .series import Series
from .tables import rows_of

SIDE_BY_SIDE, MAX_FIGURES = 2, 60


@may_be_kept("format")
@for_programs
def figures(request):
    if response := export(request, Figure.objects.prefetch_related("observations__source")):
        return response
    return render(request, "content/figures/figures.html", _known_on(timezone.localdate()))


@remembered("content", entries=4)
def _known_on(today):
    """What the page tells on a day."""
    found = list(Figure.objects.with_sources()[:MAX_FIGURES])
    series = [Series(figure) for figure in found if figure.is_series]
    return {
        "today": today,
        "finding": leading(series).finding(today) if series else finding([], None, "", today),
        "figures": found,
        "since": min((one.first_year for one in series), default=today.year),
        "series": series,
        "tables": [(some, rows_of(some, today)) for some in side_by_side(series)],
        "disputed": disputed(found),
        "themes": themes([one for one in found if not (one.is_series or one.is_disputed)]),
    }


def leading(series):
    """The series that the page is headed by: the first that is on the front page, else the first."""
    return next((one for one in series if one.figure.on_front_page), series[0])


def side_by_side(series):
    """The series in pairs, as their charts stand: so many columns has a table at the most."""
    return [series[start : start + SIDE_BY_SIDE] for start in range(0, len(series), SIDE_BY_SIDE)]


def disputed(figures):
    """[(figure that sources disagree on, its scale)], the one with most to say first; no scale for years."""
    found = sorted((one for one in figures if one.is_disputed), key=lambda one: -len(one.observations.all()))
    areas = {Figure.Unit.SQUARE_METRES}
    return [(one, scale_of(one.observations.all()) if one.unit in areas else None) for one in found]


def themes(figures):
    """[(name of the theme, its figures that somebody has told)]; those of no theme come last, under ""."""
    told = [figure for figure in figures if figure.stated]
    groups = [(theme.label, [one for one in told if one.theme == theme]) for theme in Figure.Theme]
    groups.append(("", [one for one in told if not one.theme]))
    return [(label, rows) for label, rows in groups if rows]
