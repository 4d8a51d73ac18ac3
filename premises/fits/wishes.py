"""A search that is a wish for premises: how it was understood, and how much fits it."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from tech_port.content.models import Area

from ..models import Building
from ..need import words
from ..need.wish import Place, Wish, read
from .supply import fits


@dataclass
class Understood:
    """A wish with its answer: what was understood in words, and the finder's address for it."""

    wish: Wish

    @property
    def rows(self):
        return words.rows(self.wish.need)

    @property
    def address(self):
        query = urlencode(self.wish.need.params)
        return reverse("premises:unit_list") + (f"?{query}" if query else "")

    @cached_property
    def answers(self):
        return fits(self.wish.need)

    @property
    def count(self):
        return len(self.answers.fitting)


def understand(question):
    """What a search asks for of premises, or None where it is about something else."""
    today = timezone.localdate()
    bare = read(question, today, [])
    if not (bare.says_premises or bare.is_of_size_or_use):
        return None  # whatever places it names
    wish = read(question, today, places())
    return Understood(wish) if wish.is_one else None


def places():
    """The names of the buildings, their properties and addresses, and of the district's areas with their buildings."""
    found, of_area = [], defaultdict(list)
    for building in Building.objects.select_related("property"):
        land = building.property
        names = {building.name_nb, building.name_en, building.address, land.name, *land.other_names}
        found += [Place(name, (building.slug,)) for name in names if name]
        of_area[land.area_id].append(building.slug)
    areas = Area.objects.filter(kind__in=[Area.Kind.CORE, Area.Kind.ARENA])
    return found + [Place(area.name, tuple(of_area[area.pk])) for area in areas]
