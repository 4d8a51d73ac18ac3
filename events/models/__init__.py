"""Events, where they are, and who comes; one module a noun."""

from .events import Event, KeyPoint, Venue
from .registrations import Registration

__all__ = ["Event", "KeyPoint", "Registration", "Venue"]
