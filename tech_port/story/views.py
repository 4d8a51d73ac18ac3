"""The page about the district's history."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from premises.elevation import stacking
from premises.map.scene import MAX_HOUSES, MAX_PLACES
from premises.models import Building, Unit
from tech_port.content.models import Area, Milestone, Page
from tech_port.door.declared import may_be_kept

from .drawing import Drawing
from .entries import entries_of, known_until

MAX_MILESTONES = 60


@may_be_kept()
@require_safe
def story(request):
    return render(request, "story/story.html", {"story": Story(timezone.localdate())})


class Story:
    """All that the page tells, as of a day."""

    def __init__(self, today):
        self.today = today

    @cached_property
    def buildings(self):
        return Building.objects.select_related("property").prefetch_related("sources").few(MAX_HOUSES)

    @cached_property
    def entries(self):
        return entries_of(Milestone.objects.latest_told(MAX_MILESTONES), self.buildings, self.today)

    @cached_property
    def known_until(self):
        return known_until(self.entries)

    @cached_property
    def drawing(self):
        """None where there is nothing to draw."""
        units = Unit.objects.drawn(self.today).filter(building__in=self.buildings)
        units = units.few_of_each_building(stacking.MAX_BAYS)
        elevations = {one.building.pk: one for one in stacking.draw(units)}
        return Drawing(self.entries, elevations, self.known_until, self.today) if self.entries else None

    @property
    def standing(self):
        return [building for building in self.buildings if building.is_finished(self.today)]

    @property
    def planned(self):
        return [building for building in self.buildings if building.completion.is_plan]

    @property
    def undated(self):
        """Buildings of which no source says when they were or are to be finished."""
        return [building for building in self.buildings if not building.completion.start]

    @cached_property
    def pages(self):
        """{place: text}: two of them tell why it grows here."""
        return {page.place: page for page in Page.objects.prefetch_related("sources")}

    @cached_property
    def projects(self):
        """The arenas beside the district, each with how far its source says that it had come."""
        return list(Area.objects.filter(kind=Area.Kind.ARENA).select_related("source")[:MAX_PLACES])
