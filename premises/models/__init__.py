"""Properties, buildings, units, who leases them, and who is interested; one module a noun."""

from .buildings import Building, Ownership, Property
from .interest import Interest, InterestStep, SearchAlert
from .leases import Lease, Reservation
from .units import Unit

__all__ = [
    "Building",
    "Interest",
    "InterestStep",
    "Lease",
    "Ownership",
    "Property",
    "Reservation",
    "SearchAlert",
    "Unit",
]
