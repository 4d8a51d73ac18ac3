from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """Has no tables: it tells the admin's front page what is done here."""

    name = "tech_port.desk"
    label = "desk"
    verbose_name = _("Forside")

    def ready(self):
        from tech_port.staff import site

        from . import groups, views

        site.groups.register(groups.shown)
        site.pages.register(views.pages)
