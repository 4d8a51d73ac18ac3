"""Properties, buildings, units, who leases them, and who is interested; one module a noun."""

from .alerts import AlertMatch, SearchAlert
from .buildings import Building, Ownership
from .conversation import InterestMessage, ReplyTemplate
from .freshness import ConfirmationRequest
from .interest import Interest
from .landlord_imports import LandlordImport
from .landlords import LandlordLink, NumberConfirmation, NumberCorrection
from .leases import Lease, Reservation
from .letting import LettingNotice, LettingNoticeLine
from .offers import BuildingOffer
from .photos import UnitPhoto
from .properties import Property
from .signing import SignedUnit, Signing
from .steps import InterestStep
from .terms import LeaseTerm
from .units import Unit

__all__ = [
    "AlertMatch",
    "Building",
    "BuildingOffer",
    "ConfirmationRequest",
    "Interest",
    "InterestMessage",
    "InterestStep",
    "LandlordImport",
    "LandlordLink",
    "Lease",
    "LeaseTerm",
    "LettingNotice",
    "LettingNoticeLine",
    "NumberConfirmation",
    "NumberCorrection",
    "Ownership",
    "Property",
    "ReplyTemplate",
    "Reservation",
    "SearchAlert",
    "SignedUnit",
    "Signing",
    "Unit",
    "UnitPhoto",
]
