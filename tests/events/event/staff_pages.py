"""The staff's pages of an event, and the forms on them."""

from tech_port.outbox.models import Mail
from tests.pages_read import filled


def page_of(event, rest="change/"):
    return f"/admin/events/event/{event.pk}/{rest}"


def form_of(page, **changes):
    """An event's form as a browser sends it: split moments, no inlines added."""
    return filled(page, **changes)


def mails():
    return sorted(Mail.objects.values_list("to", "subject"))
