"""The staff's pages of events; one module a noun."""

from . import events, registrations, tips, venues  # noqa: F401
