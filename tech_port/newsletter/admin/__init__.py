"""The newsletter's pages of the admin."""

from . import subscriptions  # noqa: F401
