"""What is kept about those who are asked whether something is still right."""

from datetime import timedelta

from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..privacy import Held, Purpose, Tells, deleted
from .models import ASKED_AGAIN_AFTER, Question


def erase_questions(now):
    """Delete who was asked, and their links, once they may be asked again; what they confirmed stays, nameless."""
    limit = timezone.localdate(now) - timedelta(days=ASKED_AGAIN_AFTER)
    return deleted(Question.objects.filter(asked_on__lte=limit))


STILL_RIGHT = Purpose(
    key="still-right",
    title=_("Spørsmål om det fortsatt er riktig"),
    reason=_("La medlemmer og utleiere si fra om det som står om dem, fortsatt er riktig."),
    fields=(_("E-post"), _("når vi spurte og når du svarte")),
    basis=_("Vår interesse i at nettstedet er riktig (personvernforordningen artikkel 6 nr. 1 f)."),
    recipients=_("Staben i Trondheim Tech Port"),
    kept=(format_lazy(_("{days} dager etter at vi spurte, så ingen blir spurt oftere"), days=ASKED_AGAIN_AFTER),),
    erase=erase_questions,
    holds=(Held(Question, "asked_on", whose=("email",)),),
    right="still_right.view_question",
    tells=(Tells(Question, ("email",)),),
    mails=("still_right/emails/question",),
)
PURPOSES = [STILL_RIGHT]
