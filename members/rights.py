"""What each role may do with members, people and what members send; the editor answers members."""

from tech_port.rights.roles import ALL, Role, alike

from .models import (
    BoardSeat,
    Challenge,
    Contact,
    Contribution,
    Document,
    DocumentVersion,
    FaultReport,
    JoinRequest,
    LineOfWork,
    Meeting,
    Membership,
    Organisation,
    Person,
    ProfileChange,
    ProfileLink,
    StaffRole,
)

OF_EDITORS = {Role.READER: "view", Role.EDITOR: ALL}
RIGHTS = {
    **alike([Membership, LineOfWork, Contribution, BoardSeat, StaffRole], OF_EDITORS),
    **alike([Meeting, Document, DocumentVersion], OF_EDITORS),
    Organisation: OF_EDITORS | {Role.EVENTS: "add change", Role.LEASING: "add change"},
    Person: OF_EDITORS | {Role.EVENTS: "add change"},
    Contact: {Role.EDITOR: ALL},
    Challenge: {Role.EDITOR: ALL},
    JoinRequest: {Role.EDITOR: "view change delete"},
    FaultReport: {Role.EDITOR: "view change delete"},
    ProfileChange: {Role.EDITOR: "view change delete"},
    ProfileLink: {Role.EDITOR: "view"},
}
