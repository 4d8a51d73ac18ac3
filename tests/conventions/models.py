"""The models of the portal."""

from django.apps import apps

APPS = {
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
}


def models():
    return [model for model in apps.get_models() if model._meta.app_label in APPS]
