"""Organisations, people, and the dated relations between them; one module a noun."""

from .challenges import Challenge
from .organisations import Membership, Organisation
from .people import BoardSeat, Person, StaffRole

__all__ = ["BoardSeat", "Challenge", "Membership", "Organisation", "Person", "StaffRole"]
