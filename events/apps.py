from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Arrangementer")

    def ready(self):
        """Answer what pages of organisations and buildings ask of what happens there, and keep the texts tidy.

        A month in an address is the admin's too, whose addresses may be asked for first.
        """
        from django.urls import register_converter

        from members.organisations import sections
        from premises.buildings import neighbours
        from tech_port.outbox import again
        from tech_port.writing.stored import keep_tidy

        from .batches import rendering
        from .lists.months import MonthConverter
        from .models import mail_batches
        from .organisations.arranging import arranging_on
        from .organisations.section import section
        from .signup import capacity, notices, overtaken

        register_converter(MonthConverter, "month")
        mail_batches.parts_of.register(rendering.parts)
        capacity.happened.register(notices.notify)
        again.overtaken.register(overtaken.since)
        neighbours.arranging.register(arranging_on)
        sections.happenings.register(section)
        keep_tidy(self)
