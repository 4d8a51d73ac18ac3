"""Events, where they are, and who comes; one module a noun."""

from .afterwards import EventDocument, KeyPoint
from .events import Event
from .registrations import Registration
from .series import EventSeries
from .tips import CalendarImport, EventTip
from .venues import Venue

__all__ = [
    "CalendarImport",
    "Event",
    "EventDocument",
    "EventSeries",
    "EventTip",
    "KeyPoint",
    "Registration",
    "Venue",
]
