"""Ground, buildings and units, who owns and leases them, and what is asked for."""

from decimal import Decimal
from operator import attrgetter, itemgetter

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from premises.demand import sums
from premises.demand.listings import as_record
from premises.demand.views import asks, offers
from premises.models import Building, Lease, Ownership, Property, Reservation, Unit
from premises.models.units import Status

from .columns import ID, URL, Column, columns_of, telling, told
from .datasets import Dataset
from .members_lists import CLAIM, PERIOD, only_known, organisations, told_organisation


def units():
    """Every unit of the drawings, let ones and those that only fill them too."""
    return Unit.objects.filter(hidden=False).select_related("building")


def units_today():
    return units().as_of(timezone.localdate())


def leases():
    """Periods in which a unit of the drawings is let; of a building as a whole, those whose tenant is shown."""
    shown = Lease.objects.shown().filter(Q(organisation__in=organisations()) | Q(shared_with__in=organisations()))
    rows = Lease.objects.filter(Q(unit__in=units()) | Q(unit=None, pk__in=shown.order_by().values("pk")))
    return telling(rows, organisation=organisations()).prefetch_related(only_known("shared_with"))


def is_told(lease):
    """Whether the public may know the tenant, and what else tells who it is."""
    return lease.is_shown()


def is_not_drawn(unit):
    """No source gives a name or an area to what only fills a drawing."""
    return not unit.is_drawn


def is_offered(unit):
    return unit.is_offered


def is_listed(unit):
    """Prices are told of what is on the list now."""
    return unit.is_listed


def demand():
    today = timezone.localdate()
    found = sums.of(asks(), offers(today), today)
    return [as_record(row) for _period, cells in found.rows for row in cells]


def area_in(name):
    """Reads an area of a group as the number that it was written as."""
    return lambda row: Decimal(str(row[name]))


def group_of(row):
    """The group's own name: what it is of, which never changes."""
    return f"{row['period']}-{row['period_starts_on'] or 'none'}-{row['area_from_m2']}"


PREMISES = (
    Dataset(
        "properties",
        _("Eiendommer"),
        _("Grunnen byggene står på, og hvem som bygger ut."),
        (
            ID,
            *columns_of(Property, "name", "slug", "order", "area", area="areas"),
            told(columns_of(Property, "developer", developer="organisations")[0]),
            *columns_of(Property, "source", source="sources"),
        ),
        lambda: telling(Property.objects.all(), developer=organisations()),
        Property,
    ),
    Dataset(
        "buildings",
        pgettext_lazy("list", "Bygg"),
        _("Byggene med når de sto eller skal stå ferdig, etter det kildene sier."),
        (
            ID,
            *columns_of(Building, "property", "name", "slug", "address", "order", "area_m2", property="properties"),
            *columns_of(Building, "floors", "workplaces", "completed_on", "completed_precision", "completion_basis"),
            *columns_of(Building, "completion_known_on", "completion_known_precision", "completion_other_on"),
            *columns_of(Building, "completion_other_precision", "completion_other_known_on"),
            *columns_of(Building, "layout_is_drawn", "energy_label", "energy_state", "breeam", "breeam_state"),
            *columns_of(Building, "well", "well_state", "architect", "contractor", "latitude", "longitude"),
            *columns_of(Building, "sources", sources="sources"),
            URL,
        ),
        lambda: Building.objects.prefetch_related("sources"),
        Building,
    ),
    Dataset(
        "units",
        pgettext_lazy("list", "Lokaler"),
        _(
            "Alle lokaler i tegningene, også de utleide. «status» er det siden sier i dag, og det første av dette som "
            "stemmer: 1. Fellesareal. 2. Reservert, når en reservasjon gjelder eller et leieforhold er avtalt og ikke "
            "begynt; for en dag som er over, er et leieforhold som kom senere, «ikke kjent». 3. Uten «is_offered», "
            "eller utleid uten at noen dag etter er kjent: utleid, planlagt utleid når leieforholdet er en plan eller "
            "bygget ikke er bekreftet ferdig, ikke kjent der «is_drawn», ellers ikke til leie. 4. Ikke bekreftet, når "
            "«confirmed_on» er tom eller eldre enn 90 dager. 5. Ledig når bygget står ferdig, så lenge "
            "«completion_basis» er en plan, også når «completed_on» er passert. 6. Ledig, eller blir ledig, fra den "
            "siste av «completed_on», «offered_from» og dagen etter leieforholdene. Et leieforhold uten «unit» gjelder "
            "bygget og tar ingen av lokalene. Priser står bare for dem som er på lista nå."
        ),
        (
            ID,
            *columns_of(Unit, "building", building="buildings"),
            *(column.only_if(is_not_drawn) for column in columns_of(Unit, "name", "area_m2", "exclusive_m2")),
            *(column.only_if(is_not_drawn) for column in columns_of(Unit, "area_standard")),
            *columns_of(Unit, "floor", "wing", "position", "use", "is_drawn", "is_step_free", "is_offered"),
            *(column.only_if(is_offered) for column in columns_of(Unit, "offered_from", "confirmed_on")),
            Column("status", "string", _("det siden sier i dag"), attrgetter("status"), True, dict(Status.choices)),
            Column("available_from", "date", _("ledig fra, slik det er i dag"), attrgetter("available_from")).only_if(
                is_offered
            ),
            *(
                column.only_if(is_listed)
                for column in columns_of(
                    *(Unit, "divisible_from_m2", "workplaces_from", "workplaces_to"),
                    *("rent_nok_m2_year", "common_costs_nok_m2_year"),
                )
            ),
            *columns_of(Unit, "is_sample"),
            URL,
        ),
        units_today,
        Unit,
    ),
    Dataset(
        "leases",
        _("Leieforhold"),
        _("Periodene et lokale er utleid. Leietakeren står bare der den er offentlig."),
        (
            ID,
            *columns_of(Lease, "unit", "building", unit="units", building="buildings"),
            told_organisation(Lease).only_if(is_told),
            *(column.only_if(is_told) for column in columns_of(Lease, "shared_with", shared_with="organisations")),
            *(column.only_if(is_told) for column in columns_of(Lease, "area_m2", "staff")),
            *columns_of(Lease, *PERIOD, "basis"),
            *(
                column.only_if(is_told)
                for column in columns_of(Lease, "known_on", "known_precision", "source", source="sources")
            ),
            *columns_of(Lease, "is_sample"),
        ),
        leases,
        Lease,
    ),
    Dataset(
        "reservations",
        _("Reservasjoner"),
        _("Periodene et lokale er holdt av. Hvem det holdes for, er ikke offentlig."),
        (ID, *columns_of(Reservation, "unit", *PERIOD, "is_sample", unit="units")),
        lambda: Reservation.objects.filter(unit__in=units()),
        Reservation,
    ),
    Dataset(
        "ownerships",
        _("Eierskap"),
        _("Hvem som eier og har eid byggene, fra når til når."),
        (
            ID,
            *columns_of(Ownership, "organisation", "building", organisation="organisations", building="buildings"),
            *columns_of(Ownership, *PERIOD, *CLAIM, "source", source="sources"),
        ),
        lambda: Ownership.objects.shown().filter(organisation__in=organisations()),
        Ownership,
    ),
    Dataset(
        "demand",
        _("Etterspørsel"),
        _("Areal som er etterspurt og tilbudt, gruppert. Grupper med færre enn fem leietakere har ikke noe tall."),
        (
            Column("id", "string", _("gruppens eget navn"), group_of, True),
            Column("period", "string", _("tidsrom: kvartal, senere, eller uten dag"), itemgetter("period"), True),
            Column("period_starts_on", "date", _("første dag i tidsrommet"), itemgetter("period_starts_on")),
            Column("area_from_m2", "integer", _("areal fra og med"), itemgetter("area_from_m2"), True),
            Column("area_to_m2", "integer", _("areal opp til"), itemgetter("area_to_m2")),
            Column("asked_m2", "integer", _("etterspurt, tomt for færre enn fem leietakere"), itemgetter("asked_m2")),
            Column("offered_m2", "number", pgettext_lazy("column", "tilbudt"), area_in("offered_m2"), True),
            Column("offered_sample_m2", "number", _("tilbudt, men oppdiktet"), area_in("offered_sample_m2"), True),
        ),
        demand,
    ),
)
