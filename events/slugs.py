"""Addresses of events, and the words in them that other pages have taken."""

from django.conf import settings
from django.urls import resolve, reverse
from django.utils.translation import override


def is_free(slug):
    """Whether no other page stands at the address that an event with this slug would have, in any language."""
    for language, _name in settings.LANGUAGES:
        with override(language):
            match = resolve(reverse("events:event_detail", args=[slug]))
        if match.view_name != "events:event_detail":
            return False
    return True
