"""The mails to those who have signed up, stored in the transaction of what caused them.

What a visitor typed stands in none of them: whoever signs up somebody else must not be able to write to them.
"""

from django.utils import timezone, translation

from tech_port.outbox.models import Mail

from ..event import ical
from .own import MySignup

TEMPLATES = "events/emails/registration_"
WITH_CALENDAR = {"confirmed", "moved", "called_off", "reminder"}
ANSWERS = [TEMPLATES + what for what in ("confirmed", "waiting", "known")]  # to what came by the open form


def tell(registration, what):
    """Queue the mail `templates/events/emails/registration_<what>` to who signed up, in their language.

    `what` is one of: confirmed, waiting, offered, expired, cancelled (by themselves), known (signed up already),
    moved, called_off (by the organiser), reminder. The calendar file goes to those who have a seat.
    """
    mine = MySignup(registration, timezone.now())
    context = {"registration": registration, "event": registration.event, "mine": mine}
    with translation.override(registration.language):
        calendar = ical.invitation(registration.event) if what in WITH_CALENDAR and mine.has_seat else ""
        return Mail.objects.queue(
            TEMPLATES + what, registration.email, context, language=registration.language, calendar=calendar
        )
