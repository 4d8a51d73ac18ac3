"""Organisations, people, and the dated relations between them; one module a noun."""

from .challenges import Challenge
from .contacts import Contact
from .contributions import Contribution
from .documents import Document, DocumentVersion, Meeting
from .joining import JoinRequest
from .lines_of_work import LineOfWork
from .organisations import Membership, Organisation
from .people import BoardSeat, Person, StaffRole
from .profiles import ProfileChange, ProfileLink
from .reports import FaultReport

__all__ = [
    "BoardSeat",
    "Challenge",
    "Contact",
    "Contribution",
    "Document",
    "DocumentVersion",
    "FaultReport",
    "JoinRequest",
    "LineOfWork",
    "Meeting",
    "Membership",
    "Organisation",
    "Person",
    "ProfileChange",
    "ProfileLink",
    "StaffRole",
]
