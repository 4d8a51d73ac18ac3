from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RightsConfig(AppConfig):
    """After Django's own accounts, whose groups and permissions it fills and whose pages it takes over."""

    name = "tech_port.rights"
    label = "rights"

    def ready(self):
        from .roles import apply

        post_migrate.connect(apply, dispatch_uid="tech_port.rights")
