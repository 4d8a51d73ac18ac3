"""The page about the association."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from members.models import StaffRole
from premises.map.scene import MAX_PLACES
from tech_port.content.models import Area, Milestone, Page, Programme
from tech_port.door.declared import may_be_kept
from tech_port.lists.few import few_of_each
from tech_port.writing.association import association
from tech_port.writing.claims import Basis
from tech_port.writing.structured_data import StructuredData

from .work import are_all_samples, work_of
from .years import road_to

MAX_SHOWN = 24  # of staff, and of programmes of a kind


@may_be_kept()
@require_safe
def about(request):
    told = {"association": Association(timezone.localdate()), "structured": StructuredData.together(association())}
    return render(request, "about/about.html", told)


class Association:
    """All that the page tells, as of a day."""

    def __init__(self, today):
        self.today = today

    @cached_property
    def pages(self):
        return {page.place: page for page in Page.objects.prefetch_related("sources")}

    @cached_property
    def road(self):
        """The way to the goal that is furthest ahead; None where there is none."""
        goals = Milestone.objects.filter(basis=Basis.AIMED).order_by("-happened_on", "pk")
        return road_to(goals.first(), self.today)

    @cached_property
    def work(self):
        return work_of(self.today)

    @property
    def areas(self):
        return [one.area for one in self.work]

    @property
    def are_all_samples(self):
        return are_all_samples(self.work)

    @cached_property
    def staff(self):
        return list(StaffRole.objects.not_followed().select_related("person__photo", "source")[:MAX_SHOWN])

    @cached_property
    def _programmes(self):
        return list(few_of_each(Programme.objects.select_related("source"), "kind", MAX_SHOWN, ["order", "name_nb"]))

    @property
    def programmes(self):
        return [one for one in self._programmes if one.kind == Programme.Kind.PROGRAMME]

    @property
    def ways(self):
        return [one for one in self._programmes if one.kind == Programme.Kind.COLLABORATION]

    @cached_property
    def _places(self):
        return list(
            few_of_each(
                Area.objects.filter(kind__in=[Area.Kind.CORE, Area.Kind.ARENA]), "kind", MAX_PLACES, ["order", "name"]
            )
        )

    @property
    def core(self):
        return [place for place in self._places if place.kind == Area.Kind.CORE]

    @property
    def arenas(self):
        return [place for place in self._places if place.kind == Area.Kind.ARENA]
