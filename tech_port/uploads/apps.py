from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UploadsConfig(AppConfig):
    name = "tech_port.uploads"
    label = "uploads"
    verbose_name = _("Opplastede filer")

    def ready(self):
        """Keep the files of forms that are looked at before they are sent."""
        from tech_port.staff import looks

        from . import kept

        looks.keep_file.register(kept.store)
        looks.kept_file.register(kept.stored)
