"""What there is in the district today, asked once: places, buildings with what is free, who is there, what is next."""

from collections import defaultdict

from django.db.models import Window
from django.db.models.functions import Coalesce, RowNumber
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from events.models import Event, Venue
from members.organisations.visibility import public_organisations
from members.sources import sources_of
from premises.buildings.tenants import tenants_of
from premises.elevation.stacking import MAX_BAYS
from premises.map.scene import MAX_HOUSES, MAX_PLACES
from premises.models import Building, Lease, Unit
from tech_port.content.models import Area
from tech_port.lists.few import few_of_each
from tech_port.versions.memo import remembered

from .areas import House, Quarter

MOST_EVENTS, MAX_IN_AREA = 2, 12  # of an area
COUNTS = [_("Ingen"), _("Ett"), _("To"), _("Tre"), _("Fire"), _("Fem"), _("Seks"), _("Sju"), _("Åtte"), _("Ni")]


class Ground:
    """All that the maps and their lists tell of today."""

    def __init__(self, today):
        self.today = today

    @cached_property
    def places(self):
        return list(few_of_each(Area.objects.select_related("source"), "kind", MAX_PLACES, ["order", "name"]))

    def of_kind(self, kind):
        return [place for place in self.places if place.kind == kind]

    @property
    def core(self):
        return self.of_kind(Area.Kind.CORE)

    @property
    def count_in_words(self):
        """How many areas there are, as a title says it: `Fem`."""
        count = len(self.core)
        return COUNTS[count] if count < len(COUNTS) else count

    @property
    def core_sources(self):
        """The publications that say which areas are the core, each once."""
        return sources_of(self.core)

    @property
    def arenas(self):
        return self.of_kind(Area.Kind.ARENA)

    @property
    def business(self):
        return self.of_kind(Area.Kind.BUSINESS)

    @property
    def outside(self):
        """Landmarks that lie in none of the areas."""
        return [place for place in self.of_kind(Area.Kind.LANDMARK) if place.within_id is None]

    @cached_property
    def buildings(self):
        return Building.objects.select_related("property__area").few(MAX_HOUSES)

    @cached_property
    def units(self):
        """The public units of the buildings as of today, in the order in which the elevation draws them."""
        units = Unit.objects.drawn(self.today).filter(building__in=self.buildings)
        return list(units.few_of_each_building(MAX_BAYS))

    @cached_property
    def tenants(self):
        return self.tenants_on(self.today)

    def tenants_on(self, day):
        return tenants_of(Lease.objects.on(day).in_buildings(self.buildings))

    @cached_property
    def houses(self):
        """[House] of all buildings, in the order of their properties."""
        units, tenants = defaultdict(list), defaultdict(list)
        for unit in self.units:
            units[unit.building_id].append(unit)
        for tenant in self.tenants:
            tenants[tenant.building.pk].append(tenant)
        return [House(one, self.today, tuple(units[one.pk]), tuple(tenants[one.pk])) for one in self.buildings]

    @property
    def houses_by_light(self):
        """The houses, those with most vacant area first."""
        return sorted(self.houses, key=lambda house: -house.vacant_m2)

    @cached_property
    def venues(self):
        return self._in_the_core(Venue.objects.select_related("building__property"), "area", "building__property__area")

    @cached_property
    def events(self):
        """The next few events of each area, soonest first, each with the key of the `place` that its venue lies in."""
        upcoming = Event.objects.listed().upcoming().exclude(state=Event.State.CANCELLED)
        placed = upcoming.annotate(place=Coalesce("venue__area", "venue__building__property__area"))
        line = Window(RowNumber(), partition_by="place", order_by=["starts_at", "pk"])
        first = placed.filter(place__isnull=False).annotate(in_line=line).filter(in_line__lte=MOST_EVENTS)
        return list(first.select_related("venue"))

    @cached_property
    def residents(self):
        """Organisations that have their place in an area or at a landmark of it."""
        rows = public_organisations(self.today).filter(place__isnull=False).select_related("place")
        return self._in_the_core(rows, "place__within", "place")

    def _in_the_core(self, rows, *ways):
        """A few rows of each area of the core, each of which lies in one by the first of the ways that is known."""
        in_core = rows.annotate(ground=Coalesce(*ways)).filter(ground__in=[area.pk for area in self.core])
        return list(few_of_each(in_core, "ground", MAX_IN_AREA, rows.model._meta.ordering))

    @cached_property
    def quarters(self):
        """[Quarter] of the core areas."""
        return [self._quarter(area) for area in self.core]

    def _quarter(self, area):
        return Quarter(
            area,
            houses=tuple(house for house in self.houses if house.area_id == area.pk),
            landmarks=tuple(place for place in self.places if place.within_id == area.pk),
            residents=tuple(one for one in self.residents if area.pk in (one.place_id, one.place.within_id)),
            venues=tuple(venue for venue in self.venues if place_of(venue) == area.pk),
            events=tuple(event for event in self.events if event.place == area.pk),
        )

    @cached_property
    def is_all_samples(self):
        """Whether all venues and events that are told of are samples, which is then said once."""
        told = [*self.events, *(venue for quarter in self.quarters for venue in quarter.venues)]
        return bool(told) and all(one.is_sample for one in told)

    def around(self, house):
        """The other houses of a house's area; those of its property where no area is known."""
        if house is None:
            return []
        ground = house.building.property
        same = {one.building.property for one in self.houses if ground.area_id and one.area_id == ground.area_id}
        return [one for one in self.houses if one != house and one.building.property in same | {ground}]

    def quarter_of(self, house):
        """The area that a house stands in, or None."""
        return next((quarter for quarter in self.quarters if house in quarter.houses), None)


@remembered(entries=4)
def ground_of(today):
    """The same for all who ask today."""
    return Ground(today)


def place_of(venue):
    """The key of the area that a venue lies in, its building's where it has none of its own; None for unknown."""
    return venue.area_id or (venue.building and venue.building.property.area_id)
