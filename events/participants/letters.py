"""Mail from the staff to those who have signed up: one each, in their language, and once for each form."""

import uuid
from dataclasses import dataclass

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from tech_port.outbox.models import Mail

from ..models import Registration
from ..privacy import NOBODY
from ..signup import capacity
from .table import by_name

TEMPLATE = "events/emails/message"
Status = Registration.Status


class Group(models.TextChoices):
    ACTIVE = "active", _("alle påmeldte og ventende")
    CONFIRMED = "confirmed", _("påmeldte")
    WAITING = "waiting", _("de på ventelisten")
    CAME = "attended", _("de som møtte")


MEMBERS = {
    Group.ACTIVE: Registration.ACTIVE,
    Group.CONFIRMED: [Status.CONFIRMED],
    Group.WAITING: [Status.WAITING, Status.OFFERED],
    Group.CAME: [Status.ATTENDED],
}


def recipients(event, group):
    """The sign-ups of a group whose address is still kept, by name."""
    rows = event.registrations.certain().filter(status__in=MEMBERS[group]).exclude(email__endswith=NOBODY)
    return by_name(rows)


@dataclass(frozen=True)
class Letter:
    """What is written; without English, everybody gets the Norwegian."""

    subject_nb: str
    body_nb: str
    subject_en: str = ""
    body_en: str = ""

    def language_for(self, registration):
        return "en" if registration.language == "en" and self.body_en else "nb"

    def mail(self, event, registration):
        """The mail to one, not stored yet; answers reach the staff."""
        language = self.language_for(registration)
        words = {
            "subject_line": getattr(self, f"subject_{language}"),
            "body": getattr(self, f"body_{language}"),
            "event": event,
        }
        return Mail.objects.draft(TEMPLATE, registration.email, words, language=language, about=registration)


def previews(event, group, letter):
    """[(language, mail)]: for each language the group gets, the mail to the first who gets it."""
    first = {}
    for registration in recipients(event, group):
        first.setdefault(letter.language_for(registration), registration)
    return [
        (language, letter.mail(event, registration)) for language, registration in sorted(first.items(), reverse=True)
    ]


@transaction.atomic
def send(event_pk, group, letter, submission):
    """Queue the mails of one form, and return how many they are; the same form again queues none.

    Each mail's Message-ID is made of the form's hidden UUID and the sign-up, and is unique in the database.
    """
    event = capacity.locked(event_pk)
    form = uuid.uuid5(event.uid, str(submission))
    ids = {uuid.uuid5(form, str(pk)) for pk in event.registrations.values_list("pk", flat=True)}
    if sent := Mail.objects.filter(message_id__in=ids).count():
        return sent
    mails = []
    for registration in recipients(event, group):
        mail = letter.mail(event, registration)
        mail.message_id = uuid.uuid5(form, str(registration.pk))
        mails.append(mail)
    return len(Mail.objects.bulk_create(mails))
