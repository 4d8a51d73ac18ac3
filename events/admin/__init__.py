"""The staff's pages of events; one module a noun."""

from . import afterwards, calendar_imports, events, registrations, series, tips, venues  # noqa: F401
