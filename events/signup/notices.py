"""The mails to those who have signed up, stored in the transaction of what caused them.

What a visitor typed stands in none of them: whoever signs up somebody else must not be able to write to them.
"""

from django.utils import timezone, translation

from tech_port.outbox.models import Mail

from ..event.entries import invitation
from .facts import Fact
from .own import MySignup

TEMPLATES = "events/emails/registration_"
WITH_CALENDAR = {Fact.CONFIRMED, Fact.MOVED, Fact.CALLED_OFF, Fact.REMINDER}
ANSWERS = [TEMPLATES + what for what in (Fact.CONFIRMED, Fact.WAITING, Fact.KNOWN)]  # to what came by the open form


def notify(registration, what):
    """Queue the mail `templates/events/emails/registration_<what>` to who signed up, in their language.

    `what` is a Fact. The calendar file goes to those who have a seat.
    """
    mine = MySignup(registration, timezone.now())
    context = {
        "registration": registration,
        "token": registration.new_token(),
        "event": registration.event,
        "mine": mine,
    }
    with translation.override(registration.language):
        calendar = invitation(registration.event, mine.state) if what in WITH_CALENDAR and mine.has_seat else ""
        return Mail.objects.queue(
            TEMPLATES + what,
            registration.email,
            context,
            language=registration.language,
            about=registration,
            calendar=calendar,
        )
