from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "tech_port.search"
    label = "search"
    verbose_name = _("Søk")

    def ready(self):
        """Tell the lists which words mean the same and which are slips, and keep the texts tidy."""
        from ..lists.spelling import meant, same_words
        from ..writing.stored import keep_tidy
        from . import aliases, page
        from .models import SearchAlias

        same_words.register(aliases.same_words)
        meant.register(page.corrected)
        for changed in (post_save, post_delete):
            changed.connect(aliases.forget, sender=SearchAlias)
        keep_tidy(self)
