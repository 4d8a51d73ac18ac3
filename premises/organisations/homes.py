"""Where an organisation is: its leases, one row a building."""

from dataclasses import dataclass

from django.db.models import F

from tech_port.writing.basis import Basis

MAX_LEASES = 24


@dataclass(frozen=True)
class Home:
    """A building in which an organisation leases, with what it leases there in all (None where nobody says)."""

    building: object
    leases: tuple

    @property
    def area_m2(self):
        return _total(lease.area_m2 for lease in self.leases)

    @property
    def staff(self):
        return _total(lease.staff for lease in self.leases)

    @property
    def claim(self):
        """What is said of when: its first lease's."""
        return min(self.leases, key=lambda lease: lease.starts_on).claim

    @property
    def shared_with(self):
        """Everybody named in the leases, the organisation itself among them."""
        named = [one for lease in self.leases for one in (lease.organisation, *lease.shared_with.all()) if one]
        return list(dict.fromkeys(named))

    @property
    def is_sample(self):
        return all(lease.is_sample for lease in self.leases)


@dataclass(frozen=True)
class Homes:
    """Where an organisation is as far as is known, has agreed to be, was to be as planned, and has been."""

    current: list
    coming: list
    planned: list
    former: list

    def __bool__(self):
        return any((self.current, self.coming, self.planned, self.former))

    @property
    def leases(self):
        homes = (*self.current, *self.coming, *self.planned, *self.former)
        return [lease for home in homes for lease in home.leases]


def homes_of(organisation, today):
    """The organisation's own leases and those that others share with it, as of a day."""
    places = ["building__property", "unit__building__property"]
    own, shared = (_latest(rows.shown(today)) for rows in (organisation.leases, organisation.shared_leases))
    leases = [
        *own.select_related("source", *places).prefetch_related("shared_with"),
        *shared.select_related("organisation", "source", *places).prefetch_related("shared_with"),
    ]
    planned = [lease for lease in leases if _is_planned(lease, today) and not _is_over(lease, today)]
    sure = [lease for lease in leases if lease not in planned]
    return Homes(
        current=_by_building(lease for lease in sure if lease.holds_on(today)),
        coming=_by_building(lease for lease in sure if lease.starts_on > today),
        planned=_by_building(planned),
        former=_by_building(lease for lease in leases if _is_over(lease, today)),
    )


def _latest(leases):
    """Those that last, and then those that ended last: as many as a page tells of."""
    latest = leases.order_by(F("ends_on").desc(nulls_first=True), "-starts_on", "pk")
    return leases.filter(pk__in=latest.values("pk")[:MAX_LEASES])


def _building(lease):
    return lease.building or lease.unit.building


def _is_planned(lease, today):
    """Whether nobody has confirmed it: a plan, an agreement whose day has come, or a building that is not finished."""
    is_agreed_ahead = lease.basis == Basis.AGREED and lease.starts_on > today
    return _building(lease).completion_is_planned or (lease.claim.is_plan and not is_agreed_ahead)


def _is_over(lease, today):
    return lease.ends_on is not None and lease.ends_on < today


def _by_building(leases):
    grouped = {}
    for lease in leases:
        grouped.setdefault(_building(lease), []).append(lease)
    return [Home(building, tuple(rows)) for building, rows in grouped.items()]


def _total(values):
    known = [value for value in values if value is not None]
    return sum(known) if known else None
