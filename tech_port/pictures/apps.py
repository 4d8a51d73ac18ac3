from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PicturesConfig(AppConfig):
    name = "tech_port.pictures"
    label = "pictures"
    verbose_name = _("Bilder")

    def ready(self):
        from tech_port.writing.stored import keep_tidy

        keep_tidy(self)
