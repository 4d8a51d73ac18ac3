"""The facts that units are compared and told by, in the order in which a tenant asks. Values in, values out."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tech_port.norwegian import typography

from ..models import LeaseTerm
from ..workplaces import seats_in
from . import differences
from .comparing import Fact

MAX_NAMES = 5
ON_REQUEST = gettext_lazy("På forespørsel")
NOT_WORKED_OUT = gettext_lazy("Kan ikke regnes ut")


def of_unit(name):
    return lambda column: getattr(column.unit, name)


def of_whole(name):
    """What nobody has told of a part."""
    return lambda column: None if column.room.part_m2 else getattr(column.unit, name)


def of_cost(name):
    return lambda column: getattr(column.cost, name)


def of_building(name):
    return lambda column: getattr(column.unit.building, name)


def _total(name):
    """A total that leaves something out is told on a line of its own, and not compared with those that do not."""
    return lambda column: getattr(column.cost, name) if column.cost.is_complete else None


def _each(column):
    """The month for each who works there; not of a unit that those who ask have no room in."""
    room = column.room
    is_too_small = room.people and room.places and room.people > room.places
    return None if is_too_small else _total("a_workplace_a_month")(column)


def _m2_a_year(column):
    cost = column.cost
    return cost.a_year / cost.area_m2 if cost.is_complete else None


def _certificate(name, state_name):
    """`Excellent (mål)`."""

    def value(column):
        building = column.unit.building
        level, state = getattr(building, name), getattr(building, f"get_{state_name}_display")()
        return f"{level} ({state})" if level else ""

    return value


def _area(column):
    """`607 av 910 m²` where a part is what they get."""
    part, whole = column.room.part_m2, typography.square_metres(column.unit.area_m2)
    return _("%(part)s av %(whole)s") % {"part": typography.number(part), "whole": whole} if part else whole


def _workplaces(column):
    unit, part = column.unit, column.room.part_m2
    return typography.span(*(seats_in(each, unit, part) for each in (unit.workplaces_from, unit.workplaces_to)))


def _step_free(column):
    return {True: _("Ja"), False: _("Nei"), None: ""}[column.unit.is_step_free]


def _confirmed(column):
    """The day that the landlord last confirmed the unit, where the columns are of today."""
    return column.unit.confirmed_on if column.unit.is_of_today else None


def _contact(column):
    """The landlord's contact on one line: name, telephone, address."""
    building = column.unit.building
    phone = building.contact_phone and typography.phone(building.contact_phone)
    return ", ".join(filter(None, [building.contact_name, phone, building.contact_email]))


def named(neighbours):
    """`Aker, SINTEF og 3 til`; "" for none."""
    names = [_named(one) for one in neighbours]
    shown, more = ", ".join(names[:MAX_NAMES]), len(names) - MAX_NAMES
    return _("%(names)s og %(count)d til") % {"names": shown, "count": more} if more > 0 else shown


def _named(neighbour):
    name = str(neighbour.organisation)
    if others := neighbour.tenant.shared_with if neighbour.tenant else ():
        name = _("%(name)s sammen med %(others)s") % {"name": name, "others": ", ".join(map(str, others))}
    return _("%(name)s (eksempel)") % {"name": name} if neighbour.is_sample else name


def around(name):
    return lambda column: named(getattr(column.around, name))


def _here(column):
    """Who is in the building, and what is known of since when, once for those of whom it is the same."""
    by_claim = {}
    for one in column.around.here:
        said = one.tenant.claim.brief(column.unit.asked_day) if one.tenant else ""
        by_claim.setdefault(said, []).append(one)
    return ", ".join(f"{named(some)} ({said})" if said else named(some) for said, some in by_claim.items())


def compared(people):
    """What units are compared by; `people` is how many are to work there, None when nobody said."""
    each, words = gettext_lazy("Per plass i måneden"), differences.per_workplace
    if people:
        each, words = gettext_lazy("Per ansatt i måneden"), differences.per_head
    return [
        Fact(gettext_lazy("I alt i måneden"), _total("a_month"), typography.kroner, unknown=NOT_WORKED_OUT),
        Fact(each, _total("a_workplace_a_month"), typography.kroner, min, words, _each, NOT_WORKED_OUT),
        Fact(
            gettext_lazy("I alt per m² og år"),
            _m2_a_year,
            typography.kroner,
            min,
            differences.per_m2,
            unknown=NOT_WORKED_OUT,
        ),
        Fact(
            pgettext_lazy("compare", "Ledig"),
            lambda column: capfirst(str(column.unit.availability)),
            str,
            min,
            differences.earlier,
            lambda column: column.free_on,
        ),
        Fact(
            gettext_lazy("Trinnfri adkomst"),
            _step_free,
            str,
            max,
            differences.step_free,
            of_unit("is_step_free"),
        ),
        Fact(gettext_lazy("Plass"), lambda column: column.room.in_words),
    ]


SPACE = [
    Fact(gettext_lazy("Samlet areal"), _area),
    Fact(gettext_lazy("Bygg"), of_building("name")),
    Fact(gettext_lazy("Etasje"), of_unit("place")),
    Fact(gettext_lazy("Bruk"), lambda column: capfirst(column.unit.get_use_display())),
    Fact(gettext_lazy("Eksklusivt areal"), of_whole("exclusive_m2"), typography.square_metres),
    Fact(gettext_lazy("Andel fellesareal"), of_whole("common_m2"), typography.square_metres),
    Fact(gettext_lazy("Målt etter"), of_unit("area_standard")),
    Fact(gettext_lazy("Kan deles fra"), of_unit("divisible_from_m2"), typography.square_metres),
    Fact(gettext_lazy("Arbeidsplasser"), _workplaces),
    Fact(
        gettext_lazy("Areal per arbeidsplass"),
        of_cost("m2_a_workplace"),
        lambda value: typography.square_metres(round(value, 1)),
    ),
]
PRICE = [
    Fact(gettext_lazy("Leie"), of_unit("rent_nok_m2_year"), typography.rate, unknown=ON_REQUEST),
    Fact(gettext_lazy("Felleskostnader"), of_unit("common_costs_nok_m2_year"), typography.rate),
    Fact(gettext_lazy("I alt per år"), _total("a_year"), typography.kroner, unknown=NOT_WORKED_OUT),
]
NEIGHBOURS = [
    Fact(gettext_lazy("I samme bransje som dere"), around("alike"), unknown=gettext_lazy("Ingen vi vet om")),
    Fact(gettext_lazy("Holder til i bygget"), _here, unknown=gettext_lazy("Ingen vi vet om")),
    Fact(gettext_lazy("Flytter inn, etter planen"), around("coming"), unknown=gettext_lazy("Ingen vi vet om")),
]
HOUSE = [
    Fact(gettext_lazy("Energimerke"), _certificate("energy_label", "energy_state")),
    Fact(gettext_lazy("BREEAM-NOR"), _certificate("breeam", "breeam_state")),
    Fact(gettext_lazy("WELL"), _certificate("well", "well_state")),
    Fact(gettext_lazy("Bekreftet"), _confirmed, typography.short_day),
    Fact(gettext_lazy("Kontakt for utleie"), _contact),
]


def _term(number):
    """What is told of a term of the lease, by its place in every unit's sheet."""

    def value(column):
        row = column.sheet.rows[number]
        return row.term.value if row.is_known else row.state if row.term and row.term.is_on_request else ""

    return value


def terms(columns):
    """A fact for each kind of term."""
    kinds = [row.kind for row in columns[0].sheet.rows] if columns else []
    return [Fact(kind.label, _term(number), unknown=gettext_lazy("Ukjent")) for number, kind in enumerate(kinds)]


def not_told(columns):
    """The kinds of terms that are not known of every unit: what a tenant may ask about."""
    asked = [row.kind for column in columns for row in column.sheet.asked]
    return [kind for kind in LeaseTerm.Kind if kind in asked]


def groups(columns, people):
    """[(title, facts)] of the units compared."""
    return [
        (pgettext_lazy("compare", "Det som skiller dem"), compared(people)),
        (pgettext_lazy("compare", "Lokalet"), SPACE),
        (pgettext_lazy("compare", "Kostnad"), PRICE),
        (pgettext_lazy("compare", "Avtalen"), terms(columns)),
        (pgettext_lazy("compare", "Naboene"), NEIGHBOURS),
        (pgettext_lazy("compare", "Bygget og utleieren"), HOUSE),
    ]
