"""Properties, buildings, units, who leases them, and who is interested; one module a noun."""

from .alerts import AlertMatch, SearchAlert
from .buildings import Building, Ownership, Property
from .conversation import InterestMessage, ReplyTemplate
from .freshness import ConfirmationRequest
from .interest import Interest
from .interest_steps import InterestStep
from .landlord_imports import LandlordImport
from .landlords import LandlordLink, NumberConfirmation, NumberCorrection
from .leases import Lease, Reservation
from .photos import UnitPhoto
from .units import Unit

__all__ = [
    "AlertMatch",
    "Building",
    "ConfirmationRequest",
    "Interest",
    "InterestMessage",
    "InterestStep",
    "LandlordImport",
    "LandlordLink",
    "Lease",
    "NumberConfirmation",
    "NumberCorrection",
    "Ownership",
    "Property",
    "ReplyTemplate",
    "Reservation",
    "SearchAlert",
    "Unit",
    "UnitPhoto",
]
