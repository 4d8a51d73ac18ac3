"""What stands on the map: areas, buildings, landmarks and arenas. Values in, values out."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .projection import Position

LIT = ("vacant", "coming", "when_built")  # the surest first


@dataclass(frozen=True)
class Place:
    """One thing with a name; `within` is the slug of the core area it lies in, or nothing."""

    key: str
    kind: str  # area, building, organisation, landmark or arena
    name: str
    slug: str = ""
    url: str = ""
    position: Position | None = None
    within: str = ""
    town: str = ""

    @property
    def label(self) -> str:
        """Its name as one hears it, with what is said of it."""
        return self.name

    @property
    def words(self) -> str:
        return ""

    @property
    def brief(self) -> str:
        return ""


@dataclass(frozen=True)
class House(Place):
    """A building; `counts` are how many of its units can be had, a status, and `completion` what is said of a plan."""

    counts: dict[str, int] = field(default_factory=dict, hash=False)
    area_m2: float | None = None
    offset: tuple[int, int] = (0, 0)
    is_planned: bool = False
    completion: str = ""
    is_answer: bool = False  # whether what is lit answers a question, and is not all that can be had

    @property
    def status(self) -> str:
        """The surest that it has to let, or nothing."""
        return next((status for status in LIT if self.counts.get(status)), "")

    @property
    def light(self) -> tuple[int, ...]:
        return tuple(self.counts.get(status, 0) for status in LIT)

    @property
    def label(self) -> str:
        return f"{self.name}, {self.words}" if self.words else self.name

    @property
    def words(self) -> str:
        """`5 ledige, 2 blir ledige`; of a plan that it is one, and what is to let when it stands."""
        return ", ".join(filter(None, [self.completion if self.is_planned else "", self.to_let]))

    @property
    def brief(self) -> str:
        """The same in a line that has little room: that it is a plan, or the surest that it has."""
        if self.is_answer:
            return self.to_let
        return _("planlagt, ikke bekreftet") if self.is_planned else self.to_let.partition(",")[0]

    @property
    def is_lit(self) -> bool:
        """Whether it has what can be rented now, or on a known day: never a plan."""
        return bool(self.counts) and not self.is_planned

    @property
    def to_let(self) -> str:
        if self.is_answer:
            number = sum(self.counts.values())
            return ngettext("%(number)d passer", "%(number)d passer", number) % {"number": number} if number else ""
        vacant, coming, built = self.light
        said = [
            vacant and ngettext("%(number)d ledig", "%(number)d ledige", vacant) % {"number": vacant},
            coming and ngettext("%(number)d blir ledig", "%(number)d blir ledige", coming) % {"number": coming},
            built
            and ngettext("%(number)d til leie når det står", "%(number)d til leie når det står", built)
            % {"number": built},
        ]
        return ", ".join(filter(None, said))


@dataclass(frozen=True)
class Group:
    """A core area with what lies in it, for the list."""

    area: Place
    places: tuple[Place, ...]

    @property
    def nothing(self) -> str:
        return "" if self.places else _("Ingen bygg er lagt inn ennå.")


def groups(areas, places) -> list[Group]:
    """The areas in their order, in each what can be had first, then the other buildings, then who else is there."""

    def order(place):
        return place.kind != "building", [-number for number in getattr(place, "light", ())]

    return [Group(area, tuple(sorted((one for one in places if one.within == area.slug), key=order))) for area in areas]
