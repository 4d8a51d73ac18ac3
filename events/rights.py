"""What each role may do with events, those who sign up and those who tip us."""

from tech_port.rights.roles import ALL, Role, alike

from .models import (
    CalendarImport,
    Event,
    EventDocument,
    EventSeries,
    EventTip,
    KeyPoint,
    MailBatch,
    ProgrammeItem,
    Registration,
    Venue,
)

RIGHTS = {
    **alike([Event, EventDocument, KeyPoint, ProgrammeItem, Venue], {Role.READER: "view", Role.EVENTS: ALL}),
    EventSeries: {Role.READER: "view", Role.EVENTS: "view change delete"},
    **alike([Registration, CalendarImport], {Role.EVENTS: ALL}),
    EventTip: {Role.EVENTS: "view change delete"},
    MailBatch: {Role.EVENTS: "view"},
}
