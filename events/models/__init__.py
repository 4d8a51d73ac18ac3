"""Events, where they are, and who comes; one module a noun."""

from .afterwards import EventDocument, KeyPoint
from .calendar_imports import CalendarImport
from .events import Event
from .mail_batches import MailBatch
from .programme import ProgrammeItem
from .registrations import Registration
from .series import EventSeries
from .tips import EventTip
from .venues import Venue

__all__ = [
    "CalendarImport",
    "Event",
    "EventDocument",
    "EventSeries",
    "EventTip",
    "KeyPoint",
    "MailBatch",
    "ProgrammeItem",
    "Registration",
    "Venue",
]
