from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StillRightConfig(AppConfig):
    name = "tech_port.still_right"
    label = "still_right"
    verbose_name = _("Er det fortsatt riktig?")

    def ready(self):
        from tech_port.staff import confirmable, site

        from . import asking_page, editing, kinds, queue_page

        confirmable.goes_out_of_date.register(kinds.kind_of)
        confirmable.said.register(editing.sentence_of)
        confirmable.say.register(editing.say)
        confirmable.written_in.register(editing.written_in)

        site.pages.register(queue_page.pages)
        site.pages.register(asking_page.pages)
        site.notices.register(queue_page.rows)
