"""The newsletter's pages of the admin."""

from . import issues, subscriptions  # noqa: F401
