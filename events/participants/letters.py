"""Mail from the staff to those who have signed up: one each, in their language, and once for each form."""

import uuid
from dataclasses import asdict, dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from tech_port.outbox.models import Mail
from tech_port.worker.to_many import held_until

from ..models import MailBatch, Registration
from ..privacy import NOBODY
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

    @property
    def languages(self):
        return ["nb", "en"] if self.body_en else ["nb"]

    def mail(self, event, registration):
        """The mail to one, not stored yet; answers reach the staff."""
        return self.draft(event, registration.email, self.language_for(registration), registration)

    def proofs(self, event, address):
        """The mails as they will be, one of each language, to whoever writes them; not stored yet."""
        return [self.draft(event, address, language, event) for language in self.languages]

    def draft(self, event, address, language, about):
        words = {
            "subject_line": getattr(self, f"subject_{language}"),
            "body": getattr(self, f"body_{language}"),
            "event": event,
        }
        return Mail.objects.draft(TEMPLATE, address, words, language=language, about=about)


def hold(event, group, letter, submission, by, now):
    """Store what is to be written, to whom and by whom; the same form again is the batch that there is."""
    batch, _is_new = MailBatch.objects.get_or_create(
        submission=uuid.uuid5(event.uid, str(submission)),
        defaults={
            "event": event,
            "kind": MailBatch.Kind.LETTER,
            "letter": {"group": group, "words": asdict(letter)},
            "created_by": by,
            "due_at": held_until(now),
        },
    )
    return batch
