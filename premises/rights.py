"""What each role may do with premises, and with those who ask for them.

Who leases what, and until when, is shown to the public only when staff say so: the reader does not see leases.
"""

from tech_port.rights.roles import ALL, Role, alike

from .models import (
    AlertMatch,
    Building,
    BuildingOffer,
    ConfirmationRequest,
    Interest,
    InterestMessage,
    InterestStep,
    LandlordImport,
    LandlordLink,
    Lease,
    LeaseTerm,
    LettingNotice,
    LettingNoticeLine,
    NumberConfirmation,
    NumberCorrection,
    Ownership,
    Property,
    ReplyTemplate,
    Reservation,
    SearchAlert,
    SignedUnit,
    Signing,
    Unit,
    UnitPhoto,
)

PUBLIC = [Property, Building, BuildingOffer, LeaseTerm, Ownership, Unit, UnitPhoto]
OF_PORTAL = [AlertMatch, ConfirmationRequest, InterestMessage, InterestStep, LandlordLink, LettingNoticeLine]
RIGHTS = {
    **alike(PUBLIC, {Role.READER: "view", Role.LEASING: ALL}),
    **alike([Lease, Reservation, ReplyTemplate, LandlordImport], {Role.LEASING: ALL}),
    **alike([*OF_PORTAL, NumberConfirmation, Signing, SignedUnit], {Role.LEASING: "view"}),
    Interest: {Role.LEASING: "view change delete"},
    LettingNotice: {Role.LEASING: "view change"},
    NumberCorrection: {Role.LEASING: "view change"},
    SearchAlert: {Role.LEASING: "view delete"},
}
