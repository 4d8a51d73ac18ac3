from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("Medlemmer og styre")

    def ready(self):
        """Answer whom an article is about."""
        from tech_port.content import views

        from .organisations.articles import organisations_in

        views.organisations.register(organisations_in)
