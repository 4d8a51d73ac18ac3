"""The mails to those who have signed up, stored in the transaction of what caused them."""

from django.utils import translation

from tech_port.outbox.models import Mail

from . import ical

TEMPLATES = "events/emails/registration_"
WITH_CALENDAR = {"confirmed", "moved", "called_off", "reminder"}


def tell(registration, what):
    """Queue the mail `templates/events/emails/registration_<what>` to who signed up, in their language.

    `what` is one of: confirmed, waiting, offered, expired, cancelled (by themselves), known (signed up already),
    moved, called_off (by the organiser), reminder.
    """
    with translation.override(registration.language):
        calendar = ical.invitation(registration.event) if what in WITH_CALENDAR else ""
    context = {"registration": registration, "event": registration.event}
    return Mail.objects.queue(
        TEMPLATES + what, registration.email, context, language=registration.language, calendar=calendar
    )
