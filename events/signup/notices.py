"""The mails to those who have signed up, stored in the transaction of what caused them.

What a visitor typed stands in none of them: whoever signs up somebody else must not be able to write to them.
"""

from functools import lru_cache

from django.conf import settings
from django.utils import timezone, translation

from tech_port.open_forms.models import Link
from tech_port.open_forms.records import AN_HOUR
from tech_port.outbox.models import Mail

from ..event.entries import cancellation, invitation
from ..models import Registration
from .facts import Fact
from .own import MySignup

TEMPLATES = "events/emails/registration_"
RUN_OUT = {Fact.OFFERED, Fact.ASKED, Fact.HELD}
WITH_CALENDAR = {Fact.CONFIRMED, Fact.KNOWN, Fact.MOVED, Fact.REMINDER}


def notify(registration, what):
    """Queue the mail `templates/events/emails/registration_<what>` to who signed up, in their language.

    `what` is a Fact. Who is told again and again that they are signed up already gets some of it an hour: somebody else
    can make the portal say it.
    """
    # Counted for every answer, so that the time it takes tells nobody which of them it is.
    if _told_lately(registration.email) >= settings.FORMS_AN_HOUR_PER_EMAIL and what == Fact.KNOWN:
        return None
    mail = draft(registration, what, timezone.now(), registration.new_token())
    mail.runs_out = what in RUN_OUT
    mail.save(force_insert=True)
    return mail


def draft(registration, what, now, token, calendar_of=None, is_on_again=False):
    """The same mail, not stored, with the secret of its link. `calendar_of`: `calendar_for`, or what remembers it.

    `is_on_again` is whether what is told is that an event that was called off is held after all.
    """
    mine, language = MySignup(registration, now), registration.language
    context = {"registration": registration, "token": token, "event": registration.event, "mine": mine}
    context["is_on_again"] = is_on_again
    mail = Mail.objects.draft(TEMPLATES + what, registration.email, context, language=language, about=registration)
    with translation.override(language):
        state = mine.state if has_entry(mine, what) else None
    mail.calendar = (calendar_of or calendar_for)(mine.event, state, what, language, now) if state else ""
    return mail


def for_many(event, what, now, is_on_again=False):
    """`draft` for many sign-ups of one event: what they have in common is asked and written once.

    Each mail has its `link`, which is not stored either.
    """
    calendar_of = lru_cache(calendar_for)

    def draft_one(registration):
        registration.event = event
        token, link = Link.objects.draft(registration, registration.LINK_PURPOSE)
        mail = draft(registration, what, now, token, calendar_of, is_on_again)
        mail.link = link
        return mail

    return draft_one


def has_entry(mine, what):
    """Whether the event is, or now comes, in their calendar: it is sent to those who have a seat."""
    gave_up = mine.registration.former_status == Registration.Status.CONFIRMED
    return gave_up if what == Fact.CANCELLED else mine.has_seat


def calendar_for(event, state, what, language, now):
    """The calendar file that goes with a mail, "" for none; what is off is taken out of the calendar."""
    with translation.override(language):
        if what in WITH_CALENDAR:
            return invitation(event, state, now)
        return cancellation(event, state, now) if what in (Fact.CALLED_OFF, Fact.CANCELLED) else ""


def _told_lately(to):
    """How many times an address was told within the hour that it is signed up already."""
    since = timezone.now() - AN_HOUR
    return Mail.objects.filter(template=TEMPLATES + Fact.KNOWN, to__iexact=to, created_at__gte=since).count()
