"""What is agreed of units, and which changes of a landlord's list go against it."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tech_port.norwegian import typography

from ..models import Interest, Lease, Reservation, Unit

OFFERED = {"is_offered", "offered_from"}
TERMS = OFFERED | {"area_m2", "exclusive_m2", "use", "floor", "rent_nok_m2_year", "common_costs_nok_m2_year"}
OPEN_OFFER = (Interest.Status.OFFER, Interest.Status.NEGOTIATING)


def of_units(units):
    """The Agreements of some units of one building: three queries, none for no units."""
    found = Agreements(timezone.localdate())
    if not units:
        return found
    not_over = Q(ends_on=None) | Q(ends_on__gte=found.today)
    for lease in Lease.objects.filter(not_over, unit__in=units).order_by("starts_on"):
        found.leases[lease.unit_id].append(lease)
    for reservation in Reservation.objects.filter(not_over, unit__in=units).order_by("starts_on"):
        found.reservations[reservation.unit_id].append(reservation)
    offers = Interest.objects.filter(status__in=OPEN_OFFER, units__in=units).order_by("pk")
    for unit, pk, reference in offers.values_list("units", "pk", "reference"):
        found.offers[unit].append((pk, reference))
    return found


@dataclass
class Agreements:
    """Leases and reservations that are not over, and offers that are open, by the primary key of their unit."""

    today: object
    leases: dict = field(default_factory=lambda: defaultdict(list))
    reservations: dict = field(default_factory=lambda: defaultdict(list))
    offers: dict = field(default_factory=lambda: defaultdict(list))

    def against(self, unit, changes):
        """{key: sentence} of each agreement that the changes of a unit go against; the unit has its new values."""
        changed = {change.field for change in changes}
        labels = ", ".join(str(Unit._meta.get_field(name).verbose_name) for name in sorted(changed & TERMS))
        found = {
            f"lease-{lease.pk}": _leased(lease)
            for lease in self.leases[unit.pk]
            if self._contradicts(lease, unit, changed)
        }
        if changed & TERMS:
            for reservation in self.reservations[unit.pk]:
                text = _("Lokalet er reservert%(until)s. Raden endrer %(fields)s.")
                found[f"reservation-{reservation.pk}"] = text % {"until": _until(reservation), "fields": labels}
            for pk, reference in self.offers[unit.pk]:
                text = _("Et tilbud på lokalet er åpent (%(reference)s). Raden endrer %(fields)s.")
                found[f"offer-{pk}"] = text % {"reference": reference, "fields": labels}
        return found

    def _contradicts(self, lease, unit, changed):
        """Whether a unit would be let to others while a lease runs, or another area than what is leased."""
        is_let_then = lease.goes_against_offer(unit.offered_from, self.today)
        return bool((unit.is_offered and changed & OFFERED and is_let_then) or "area_m2" in changed)


def _leased(lease):
    if lease.starts_on > timezone.localdate():
        text = _("Lokalet er utleid fra %(day)s%(until)s.")
        return text % {"day": typography.day(lease.starts_on), "until": _until(lease)}
    return _("Lokalet er utleid%(until)s.") % {"until": _until(lease)}


def _until(period):
    return _(" til %(day)s") % {"day": typography.day(period.ends_on)} if period.ends_on else ""
