"""Where an organisation is: its leases, one row a building."""

from dataclasses import dataclass


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
    def lease(self):
        """The first of the leases; its period is the home's."""
        return min(self.leases, key=lambda lease: lease.starts_on)

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
    """Where an organisation is today, will be, and has been."""

    current: list
    coming: list
    former: list

    def __bool__(self):
        return any((self.current, self.coming, self.former))

    @property
    def leases(self):
        return [lease for home in (*self.current, *self.coming, *self.former) for lease in home.leases]


def homes_of(organisation, today):
    """The organisation's own leases and those that others share with it, as of a day."""
    places = ["building__property", "unit__building__property"]
    leases = [
        *organisation.leases.select_related("source", *places).prefetch_related("shared_with"),
        *organisation.shared_leases.select_related("organisation", "source", *places).prefetch_related("shared_with"),
    ]
    return Homes(
        current=_by_building(lease for lease in leases if lease.holds_on(today)),
        coming=_by_building(lease for lease in leases if lease.starts_on > today),
        former=_by_building(lease for lease in leases if lease.ends_on and lease.ends_on < today),
    )


def _by_building(leases):
    grouped = {}
    for lease in leases:
        grouped.setdefault(lease.building or lease.unit.building, []).append(lease)
    return [Home(building, tuple(rows)) for building, rows in grouped.items()]


def _total(values):
    known = [value for value in values if value is not None]
    return sum(known) if known else None
