from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "tech_port.audit"
    label = "audit"
    verbose_name = _("Revisjonslogg")

    def ready(self):
        from tech_port import privacy
        from tech_port.staff import site

        from .models import Entry
        from .seeing import noted

        site.around.register(noted)
        privacy.erased.register(Entry.objects.write_erased)
