"""Addresses of events, and the words in them that other pages have taken."""

from django.conf import settings
from django.urls import resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

PAGES = ("events:event_detail", "events:signup", "events:event_calendar", "events:event_picture")


def is_free(slug):
    """Whether no other page stands at an address that an event with this slug would have, in any language."""
    for language, _name in settings.LANGUAGES:
        with override(language):
            if any(resolve(reverse(name, args=[slug])).view_name != name for name in PAGES):
                return False
    return True


def taken(slug):
    """What is said of one that is not."""
    return _("Adressen «%(slug)s» er opptatt av en annen side. Velg en annen.") % {"slug": slug}
