from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsletterConfig(AppConfig):
    name = "tech_port.newsletter"
    label = "newsletter"
    verbose_name = _("Nyhetsbrev")

    def ready(self):
        from tech_port.outbox import models as outbox
        from tech_port.writing.stored import keep_tidy

        from .subscribing import note_delivery

        outbox.settled.register(note_delivery)
        keep_tidy(self)
