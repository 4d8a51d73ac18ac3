"""The staff's pages of events; one module a noun."""

from . import afterwards, calendar_imports, mail_batches, programme, tips, venues  # noqa: F401
from .event import events, series  # noqa: F401
from .participants import registrations  # noqa: F401
