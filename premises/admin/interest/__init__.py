"""The staff's pages of interest."""

from . import page  # noqa: F401
