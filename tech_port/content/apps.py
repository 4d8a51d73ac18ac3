from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    name = "tech_port.content"
    label = "content"
    verbose_name = _("Innhold")

    def ready(self):
        """Keep the texts tidy."""
        from ..writing.stored import keep_tidy

        keep_tidy(self)
