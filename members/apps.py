from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("Medlemmer og styre")

    def ready(self):
        """Answer whom an article is about, and keep the texts tidy."""
        from tech_port.content import views
        from tech_port.writing.stored import keep_tidy

        from .organisations.articles import organisations_in

        views.organisations.register(organisations_in)
        keep_tidy(self)
