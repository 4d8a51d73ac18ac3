"""The staff's pages of members, people, the board and challenges; one module a noun."""

from . import challenges, documents, joining, organisations, people, profiles, reports  # noqa: F401
