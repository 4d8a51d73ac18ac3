"""A pooler that gives each transaction another session: pages may come through it, workers and commands do not.

Nothing can be set there to stay, so limits are the role's own, which somebody must have given it.
"""

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections

from .limits import LIMITS

unpooled = {}  # the settings of the database itself, where pages come through the pooler


def use_pooler():
    """Reach the database through the pooler from now on, if the site has one; before the first question."""
    if settings.DATABASE_POOLER:
        unpooled.update(connections.settings[DEFAULT_DB_ALIAS])
        pooled = {"IS_POOLED": True, "DISABLE_SERVER_SIDE_CURSORS": True}
        connections.settings[DEFAULT_DB_ALIAS].update(settings.DATABASE_POOLER | pooled)


def missing_limits():
    """A sentence on what the role lacks, or None."""
    wanted = LIMITS["page"].settings
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, name FROM pg_settings WHERE name = ANY(%s) AND setting = '0'", [[*wanted]])
        found = cursor.fetchall()
    if not found:
        return None
    lines = "\n".join(f"  ALTER ROLE {role} SET {name} = {wanted[name]};" for role, name in sorted(found))
    return (
        "Behind DATABASE_POOLER_URL only its role's limits end a statement, and it has none. In PostgreSQL, before a "
        f"restart of the pooler:\n{lines}"
    )
