"""The glue app, and Django's admin under the portal's own site."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class TechPortConfig(AppConfig):
    name = "tech_port"
    verbose_name = "Trondheim Tech Port"

    def ready(self):
        from django.forms import Field

        from .data_subjects import views as data_subjects
        from .drafts import sharing
        from .environment import checks  # noqa: F401
        from .health import staff_page
        from .norwegian import folding  # noqa: F401 - the lookup `finds`, in every process
        from .norwegian.forms import NAMELESS
        from .staff import handbook, jump, site
        from .staff.english import queue

        Field.default_error_messages["required"] = NAMELESS
        site.pages.register(staff_page.pages)
        site.pages.register(sharing.pages)
        site.pages.register(jump.pages)
        site.pages.register(handbook.pages)
        site.pages.register(queue.pages)
        site.pages.register(data_subjects.pages)
        site.notices.register(staff_page.rows)
        site.notices.register(queue.rows)


class PortalAdminConfig(AdminConfig):
    default_site = "tech_port.staff.site.PortalAdminSite"
