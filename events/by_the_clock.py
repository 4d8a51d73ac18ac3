"""When an event begins and ends, when its sign-up opens and closes, and when lists and calendars forget it."""

from tech_port.versions.moments import Moments

from .deadlines import LAST_OFFER
from .models.finding import REMEMBERED

MOMENTS = [
    Moments("events_event", "starts_at"),
    Moments("events_event", "starts_at", -LAST_OFFER),
    Moments("events_event", "ends_at"),
    Moments("events_event", "ends_at", REMEMBERED),
    Moments("events_event", "cancelled_at", REMEMBERED),
    Moments("events_event", "signup_opens_at"),
    Moments("events_event", "signup_closes_at"),
]
