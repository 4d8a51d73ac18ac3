"""The mails to those who have signed up, stored in the transaction of what caused them.

What a visitor typed stands in none of them: whoever signs up somebody else must not be able to write to them.
"""

from django.conf import settings
from django.utils import timezone, translation

from tech_port.open_forms.records import AN_HOUR
from tech_port.outbox.models import Mail

from ..event.entries import invitation
from .facts import Fact
from .own import MySignup

TEMPLATES = "events/emails/registration_"
WITH_CALENDAR = {Fact.CONFIRMED, Fact.KNOWN, Fact.MOVED, Fact.CALLED_OFF, Fact.REMINDER}


def notify(registration, what):
    """Queue the mail `templates/events/emails/registration_<what>` to who signed up, in their language.

    `what` is a Fact. The calendar file goes to those who have a seat. Who is told again and again that they are signed
    up already gets some of it an hour: somebody else can make the portal say it.
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
        template, to = TEMPLATES + what, registration.email
        # Counted for every answer, so that the time it takes tells nobody which of them it is.
        if _told_lately(to) >= settings.FORMS_AN_HOUR_PER_EMAIL and what == Fact.KNOWN:
            return None
        return Mail.objects.queue(
            template, to, context, language=registration.language, about=registration, calendar=calendar
        )


def _told_lately(to):
    """How many times an address was told within the hour that it is signed up already."""
    since = timezone.now() - AN_HOUR
    return Mail.objects.filter(template=TEMPLATES + Fact.KNOWN, to__iexact=to, created_at__gte=since).count()
