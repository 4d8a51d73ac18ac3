from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OpenFormsConfig(AppConfig):
    name = "tech_port.open_forms"
    label = "open_forms"
    verbose_name = _("Åpne skjemaer")
