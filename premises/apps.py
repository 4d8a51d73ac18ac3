from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PremisesConfig(AppConfig):
    name = "premises"
    verbose_name = _("Lokaler og interesse")

    def ready(self):
        """Answer what the members' pages ask of the buildings, and keep the texts tidy."""
        from members.directory import homes
        from members.organisations import sections, visibility
        from tech_port.outbox import again
        from tech_port.signin import ending
        from tech_port.writing.stored import keep_tidy

        from .interest import address, handing_over
        from .letting import notices
        from .models import letting
        from .organisations import directory
        from .organisations.section import section
        from .organisations.tenants import public_tenants

        again.corrected.register(address.corrected)
        ending.work.register(handing_over.work)
        letting.parts_of.register(notices.parts)
        homes.homes.register(directory.homes)
        homes.housed.register(directory.housed_in)
        homes.renamed.register(directory.called_now)
        sections.places.register(section)
        visibility.named.register(public_tenants)
        keep_tidy(self)
