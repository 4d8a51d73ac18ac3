from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("Medlemmer og styre")

    def ready(self):
        """Answer whom an article is about, and keep the texts tidy."""
        from tech_port.content import related, views
        from tech_port.writing.stored import keep_tidy

        from .organisations.articles import about_the_same, organisations_in

        views.organisations.register(organisations_in)
        related.about_the_same.register(about_the_same)
        keep_tidy(self)
