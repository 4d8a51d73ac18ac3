"""What has happened to a sign-up since a mail about it was written, for whoever sends it once more."""

from django.utils.translation import gettext as _

from ..models import Event, Registration

SAYS_SO = ("registration_called_off", "registration_cancelled")  # the mails that are about just that


def since(mail):
    """A sentence; "" for a mail about something else, and where it still holds."""
    if not isinstance(mail.about, Registration) or mail.template.endswith(SAYS_SO):
        return ""
    if mail.about.event.state == Event.State.CANCELLED:
        return _("Arrangementet er avlyst. E-posten ble skrevet før det.")
    return "" if mail.about.is_active else _("Den det gjelder, er meldt av. E-posten ble skrevet før det.")
