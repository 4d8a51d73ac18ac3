"""The staff's pages of events; one module a noun."""

from . import calendar_imports, events, registrations, tips, venues  # noqa: F401
