"""A connection of one's own past any pooler, for who must keep its session: `LISTEN` is lost with that."""

from django.db import DEFAULT_DB_ALIAS, connections

from .base import Connection
from .pooler import unpooled
from .silence import Silence


class Direct(Connection):
    """One whose deadline may be shorter than that of pages: that it gets no answer in time keeps no page out."""

    silence = Silence()


def connect(within):
    """A psycopg connection that commits each statement; an answer that takes over `within` seconds ends it."""
    settings = dict(unpooled or connections.settings[DEFAULT_DB_ALIAS])
    params = type(connections[DEFAULT_DB_ALIAS])(settings, "direct").get_connection_params()
    connection = Direct.connect(**params, autocommit=True)
    connection.within = within
    return connection
