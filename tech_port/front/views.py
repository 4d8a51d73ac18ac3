"""The front page."""

from datetime import date

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from premises.elevation import light, lit, stacking
from premises.fits.supply import Rooms
from premises.map import scene
from premises.models import Unit
from premises.need.fields import NeedFields, asked
from premises.need.need import Need
from tech_port.door.declared import may_be_kept
from tech_port.versions.memo import remembered
from tech_port.writing.association import association, website
from tech_port.writing.structured_data import StructuredData

from . import hero
from .bands import below_the_drawing
from .fields import fields_of_work


def seasons(today):
    """The move-in choices of the front page: [(the first day after the season, name)], two years on."""
    turns = [
        (date(year, month, 1), name)
        for year in range(today.year, today.year + 3)
        for month, name in ((6, _("våren %(year)s")), (12, _("høsten %(year)s")))
    ]
    return [(turn.isoformat(), name % {"year": turn.year}) for turn, name in turns if turn > today][:5]


@remembered()
def shown(today):
    """{name in the template: what it shows} on a day, the same for everybody."""
    rooms = Rooms.whole(Need(), today)
    elevations = hero.rising(stacking.draw(rooms.street))
    district, offered = _lit(rooms, today)
    return {
        "elevations": elevations,
        "raised": hero.raised(elevations),
        "offered": offered,
        "light": district,
        "today": today,
        "seasons": seasons(today),
        "fields_of_work": fields_of_work(
            elevations, district, are_all=rooms.are_all and len(elevations) == len(rooms.shown)
        ),
        "map": scene.district(today),
        **below_the_drawing(today),
    }


def _lit(rooms, today):
    """How much is lit, and how many units are on offer, of all that there is."""
    if rooms.are_all:
        offered = [unit for unit in rooms.units if unit.is_listed]
        return light.of(offered), len(offered)
    found = lit.of_all(Unit.objects.offered(), today)
    return found.light, found.offered


@may_be_kept(NeedFields)
@require_safe
def home(request):
    context = shown(timezone.localdate())
    structured = StructuredData.together(association(), website())
    return render(request, "home.html", {**context, "asked": asked(request), "structured": structured})
