"""The models of the portal."""

from django.apps import apps

from tech_port.history.records import is_history

APPS = {
    "addresses",
    "content",
    "outbox",
    "open_forms",
    "worker",
    "backups",
    "uploads",
    "pictures",
    "signin",
    "audit",
    "members",
    "premises",
    "events",
    "newsletter",
    "still_right",
    "search",
}


def models():
    """Those that are written by hand: the rows of their histories are made after them."""
    return [model for model in apps.get_models() if model._meta.app_label in APPS and not is_history(model)]
